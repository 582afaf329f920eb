import type { Answer, Place } from '../../app/queries/most-urgent.ts';
import type { Next } from '../../core/process/next.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';

/** Where a person finds what they are told to do. */
export function hrefOf(place: Place, step: string | undefined): string {
  switch (place.kind) {
    case 'case':
      return `/desk/cases/${place.number}${step ? `#step-${step}` : ''}`;
    case 'application':
      return `/desk/distributors/${place.organisation}${step ? `#step-${step}` : ''}`;
    case 'room':
      return '/r/room';
    case 'notice':
      return `/partner/notices/${place.ref}`;
    case 'vouch':
      return `/partner/vouch/${place.organisation}`;
    case 'deliveries':
      return '/desk/deliveries';
    case 'rota':
      return '/desk/rota';
    case 'leaks':
      return '/desk/leaks';
    case 'policy':
      return '/partner';
  }
}

/** The one sentence that stands on every page of a person. */
export function nowOf(answer: Answer): NowSentence {
  const { sentence, step, place } = answer;
  if (!step || !place) return { text: sentence, tone: 'calm' };
  return { text: sentence, tone: toneOf(answer), href: hrefOf(place, step), action: 'Do it' };
}

/** What to do next in one case, on its own page. */
export function nextOf(next: Next): NowSentence {
  if (!next.step) return { text: next.sentence, tone: 'calm' };
  return { text: next.sentence, tone: toneOf(next), href: `#step-${next.step}`, action: 'Go to it' };
}

const toneOf = ({ urgency }: Next) => (urgency <= 0 ? 'late' : 'due');
