import { wasTold } from '../case/kinds.ts';
import { isOver } from '../embargo/embargo.ts';
import { isHeld } from '../embargo/machine.ts';
import { isFault, score } from '../scores/score.ts';
import { weekdayOf } from './calendar.ts';
import { noticeKindOf } from './gates-embargo.ts';
import { sayInstant } from './instant.ts';
import type { Gate, Situation } from './step.ts';
import { trackOf } from './tracks.ts';

/** Gates of the severity tracks: what a track changes is law. */

const openLane = ({ case: c, playbook }: Situation): boolean => trackOf(c, playbook).track === 'public-lane';

export const trackHasEmbargo: Gate = {
  id: 'track-has-embargo',
  title: 'The track of the case has an embargo',
  clause: 'R88',
  check: (s) =>
    openLane(s)
      ? { sentence: 'This case goes the public lane, which has no embargo. Choose another track first, with a reason.' }
      : undefined,
};

export const trackTellsEarly: Gate = {
  id: 'track-tells-early',
  title: 'The track of the case has an early notice',
  clause: 'R88',
  check: (s) =>
    openLane(s) && noticeKindOf(s) === 'plan'
      ? {
          sentence:
            'This case goes the public lane, in which nobody is told early. Choose another track first, with a reason.',
        }
      : undefined,
};

export const onTheTrain: Gate = {
  id: 'on-the-train',
  title: 'Disclosure goes with the release train',
  clause: 'R88',
  check: (s) => {
    const { input, playbook } = s;
    if (!input) return undefined;
    return waitsForTrain(s) && !rides(s, input.date)
      ? { sentence: `${sayInstant(input.date)} is no day of the release train. ${wayOut(playbook.severity.train)}` }
      : undefined;
  },
};

export const releaseKeepsTrain: Gate = {
  id: 'release-keeps-train',
  title: 'The release goes with the train, or the case does not wait for one',
  clause: 'R88',
  check: (s) => {
    const { case: c, now, playbook } = s;
    // An agreed date was put on the train when it was decided; what is public waits for nothing.
    if (c.embargo.state !== 'none' || c.exposure.public || !waitsForTrain(s)) return undefined;
    return rides(s, now) ? undefined : { sentence: `Today no release leaves. ${wayOut(playbook.severity.train)}` };
  },
};

export const releaseKeepsEmbargo: Gate = {
  id: 'release-keeps-embargo',
  title: 'The release does not come before the embargo ends',
  clause: 'R92',
  check: ({ case: c, now, playbook }) => {
    const isBound = isHeld(c.embargo) || (wasTold(c) && !c.exposure.public);
    if (!isBound || isOver(c.embargo, now) || playbook.embargo.releaseBeforeEnd) return undefined;
    if (trackOf(c, playbook).track === 'semi-public') return undefined;
    const until = c.embargo.end ? `until ${sayInstant(c.embargo.end)}` : 'and its date is not decided yet';
    return {
      sentence: `A release is public, and the embargo lasts ${until}. Release at that moment, or let the case go the semi-public way.`,
    };
  },
};

export const scoreFitsPlaybook: Gate = {
  id: 'score-fits-playbook',
  title: 'The severity is told as the playbook tells it',
  clause: 'R36',
  check: ({ input, playbook }) => {
    if (!input) return undefined;
    const { cvss, words } = playbook.severity;
    if (input.vector) {
      const scored = score(input.vector);
      return isFault(scored) || cvss.includes(scored.version)
        ? undefined
        : { sentence: `This playbook scores with CVSS ${cvss.join(', ')}, and the vector is of ${scored.version}.` };
    }
    if (words && input.word) return undefined;
    return words
      ? { sentence: 'Give a CVSS vector, or the severity in a word.' }
      : { sentence: 'This playbook asks for a CVSS vector; a word alone is not enough.' };
  },
};

export const trackChanges: Gate = {
  id: 'track-changes',
  title: 'The choice changes the track',
  clause: 'house rule',
  check: ({ input, case: c, playbook }) => {
    if (!input) return undefined;
    const { track, choice } = trackOf(c, playbook);
    if (input.track === 'by rule' ? choice !== undefined : input.track !== track || choice === undefined)
      return undefined;
    return { sentence: `The case goes this way already (${track}). Choose another, or leave it.` };
  },
};

/** Who was told keeps quiet until the agreed moment; a choice of ours does not take that moment away (R62). */
export const trackKeepsEmbargo: Gate = {
  id: 'track-keeps-embargo',
  title: 'The choice leaves the embargo as it is',
  clause: 'R62',
  check: ({ input, case: c, now, playbook }) => {
    if (!input || isOver(c.embargo, now) || c.exposure.public || !(isHeld(c.embargo) || wasTold(c))) return undefined;
    const next = input.track === 'by rule' ? trackOf(c, playbook).byRule : input.track;
    const opens = next === 'public-lane' || (next === 'semi-public' && wasTold(c));
    return opens && trackOf(c, playbook).track !== next
      ? {
          sentence: `An embargo is held, and the ${next} track would go round it. Wait for its date, or end it with a reason.`,
        }
      : undefined;
  },
};

const waitsForTrain = ({ case: c, playbook }: Situation): boolean =>
  playbook.severity.train.length > 0 && trackOf(c, playbook).track !== 'out-of-band';

const rides = ({ playbook }: Situation, at: Situation['now']): boolean =>
  playbook.severity.train.includes(weekdayOf(at, playbook.calendar));

const wayOut = (train: readonly string[]): string =>
  `Releases leave on: ${train.join(', ')}. Choose such a day, or the out-of-band track with a reason.`;
