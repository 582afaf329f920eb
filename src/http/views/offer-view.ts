import type { CaseRoom } from '../../app/queries/cases.ts';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { Offer } from '../../core/case/available.ts';
import type { ShutGate } from '../../core/case/decide.ts';
import type { Gate } from '../../core/process/step.ts';
import { advisoryView } from '../../parts/advisory/advisory-view.ts';
import type { GateView } from '../../parts/gate-list.tsx';
import type { FrozenTextView } from '../pages/frozen-text.tsx';
import type { StepOffer } from '../pages/step-offer.tsx';
import { stepFields, type Tried } from '../step-form.ts';

/** A step that was refused: what was typed, what was wrong, and the gates that were shut for what was typed. */
export interface Refused extends Tried {
  readonly gates: readonly ShutGate[];
}

/** Steps with a page of their own. */
const pages: Readonly<Record<string, string>> = {
  'draft-advisory': 'advisory',
  'draft-notice': 'notice',
  'add-bundle': 'bundles',
  'record-leak': 'leaks',
  'view-as': 'who-knows',
};

/** A step of a case as its card shows it. */
export function stepOffer(
  offer: Offer,
  room: CaseRoom,
  more: {
    readonly refused?: Refused | undefined;
    readonly isFresh: boolean;
    readonly frozen?: PublishedAdvisory | undefined;
  },
): StepOffer {
  const { step, isDone } = offer;
  const { refused, isFresh, frozen } = more;
  const mine = refused?.step === step.id ? refused : undefined;
  const here = `/desk/cases/${room.case.number}`;
  const page = pages[step.id];
  return {
    id: step.id,
    title: step.title,
    does: step.does,
    clause: step.clause,
    gates: gatesOf(offer, mine?.gates),
    fields: stepFields(step, room, refused),
    action: `${here}/steps/${step.id}`,
    page: page && `${here}/${page}`,
    isUnfolded: mine !== undefined || room.next?.step === step.id,
    isDone,
    isOnPath: step.isDone !== undefined,
    danger: step.grave === true,
    asksPasskey: step.grave === true && !isFresh,
    ...(step.id === approval && frozen ? readBefore(frozen, room) : {}),
  };
}

/** The step that a second person takes on a text, which stands beside its button. */
export const approval = 'approve-advisory';

/** The text, and the version of the case that it was read in: what is approved is what was shown. */
function readBefore(
  published: PublishedAdvisory,
  { case: state, names, seq }: CaseRoom,
): Pick<StepOffer, 'reads' | 'hidden'> {
  const newest = state.advisory.revisions.at(-1)!;
  const reads: FrozenTextView = {
    revision: newest.number,
    author: names[newest.by] ?? 'somebody who has left',
    text: advisoryView({ published, files: [] }),
  };
  return { reads, hidden: { if_seq: String(seq) } };
}

/** Every gate of a step: shut ones first, with what a refusal said in place of what is known without input. */
export function gatesOf(
  { shut, open }: Pick<Offer, 'shut'> & { readonly open: readonly Pick<Gate, 'id' | 'title' | 'clause'>[] },
  refused: readonly ShutGate[] = [],
): readonly GateView[] {
  const closed = [...refused, ...shut.filter(({ id }) => !refused.some((gate) => gate.id === id))];
  const rest = open.filter(({ id }) => !closed.some((gate) => gate.id === id));
  return [
    ...closed.map(({ id, title, sentence, clause, faults }) => ({ id, title, open: false, sentence, clause, faults })),
    ...rest.map(({ id, title, clause }) => ({ id, title, open: true, clause })),
  ];
}
