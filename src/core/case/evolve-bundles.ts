import type { Instant } from '../process/instant.ts';
import { type Bundle, type CandidateFix, noCandidate } from '../release/bundle.ts';
import type { BundleEvent } from './events-bundles.ts';
import type { Case } from './model.ts';

/** The bundles of a case, what was shared of them, and who has it. */
export function evolveBundles(state: Case, event: BundleEvent, at: Instant): Case {
  const old = state.candidate ?? noCandidate;
  return { ...state, candidate: candidate(old, event, at) };
}

function candidate(old: CandidateFix, event: BundleEvent, at: Instant): CandidateFix {
  switch (event.type) {
    case 'BundleAdded': {
      const { type: _, bundle: id, ...rest } = event;
      const isReplaced = (b: Bundle) => b.line === rest.line && !b.withdrawn && b.supersededBy === undefined;
      const before = old.bundles.map((b) => (isReplaced(b) ? { ...b, supersededBy: id } : b));
      return { ...old, bundles: [...before, { id, at, ...rest }] };
    }
    case 'BundleWithdrawn': {
      const withdrawn = { at, reason: event.reason };
      return { ...old, bundles: old.bundles.map((b) => (b.id === event.bundle ? { ...b, withdrawn } : b)) };
    }
    case 'BundlesShared': {
      const { type: _, share: id, ...rest } = event;
      return { ...old, shares: [...old.shares, { id, at, ...rest }] };
    }
    case 'BundleDownloaded': {
      const { share, party, form, by } = event;
      return { ...old, downloads: [...old.downloads, { at, party, share, form, by }] };
    }
  }
}
