import { embargoMoved, isHeld } from '../embargo/machine.ts';
import type { Instant } from '../process/instant.ts';
import type { CaseEvent } from './events.ts';
import type { Case } from './model.ts';

type AdvisoryEvent = Extract<CaseEvent, { type: `Advisory${string}` }>;

/** The advisory's own machine: draft, frozen, published, withdrawn; every revision is kept. */
export function evolveAdvisory(state: Case, event: AdvisoryEvent, at: Instant): Case {
  const { advisory } = state;
  switch (event.type) {
    case 'AdvisoryDrafted':
      return {
        ...state,
        // A new revision takes back the freeze and every approval: people approved the text they had read.
        advisory: {
          ...advisory,
          state: 'draft',
          revisions: [...advisory.revisions, { number: event.revision, at, by: event.by, advisory: event.advisory }],
          approvedBy: [],
        },
      };
    case 'AdvisoryFrozen':
      return { ...state, advisory: { ...advisory, state: 'frozen' } };
    case 'AdvisoryApproved':
      return { ...state, advisory: { ...advisory, approvedBy: [...new Set([...advisory.approvedBy, event.by])] } };
    case 'AdvisoryPublished':
      return {
        ...untold(state),
        cve: state.cve.id ? { ...state.cve, state: 'published' } : state.cve,
        advisory: {
          ...advisory,
          state: 'published',
          publications: [
            ...advisory.publications,
            { revision: event.revision, at, id: event.id, ...(event.changes ? { changes: event.changes } : {}) },
          ],
        },
        // Publication makes the matter public, and then the embargo shall end (Vultron).
        exposure: { ...state.exposure, public: state.exposure.public ?? at },
        embargo: !isHeld(state.embargo)
          ? state.embargo
          : {
              ...embargoMoved(state.embargo, 'terminate'),
              ended: { at, cause: 'reached', reason: 'The advisory was published.' },
            },
      };
    case 'AdvisoryWithdrawn':
      return { ...state, advisory: { ...advisory, state: 'withdrawn', withdrawn: { at, reason: event.reason } } };
  }
}

/** Whoever was told of the advisory has not yet been told of its amendment. */
function untold(state: Case): Case {
  if (state.advisory.publications.length === 0) return state;
  const { usersToldAt: _users, followedUpAt: _distributors, ...rest } = state;
  return rest;
}
