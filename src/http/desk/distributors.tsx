import { takeMembershipStep } from '../../app/contacts.ts';
import { type ApplicationView, application, directory as readDirectory } from '../../app/queries/directory.ts';
import { isOfSecurity } from '../../core/access/actor.ts';
import type { ShutGate } from '../../core/case/decide.ts';
import type { Fault } from '../../core/case/fault.ts';
import type { MembershipOffer } from '../../core/distributors/decide.ts';
import { teamStep, teamSteps } from '../../core/distributors/index.ts';
import { accept } from '../../core/distributors/steps/accept.ts';
import { inviteContact } from '../../core/distributors/steps/invite-contact.ts';
import { judge } from '../../core/distributors/steps/judge.ts';
import { resendLink } from '../../core/distributors/steps/resend-link.ts';
import { takeOff } from '../../core/distributors/steps/take-off.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { isFresh, isProven, passkeyGates } from '../identity/step-up.ts';
import type { CriteriaReviewView } from '../pages/criteria-review.tsx';
import { DistributorsPage } from '../pages/distributors-page.tsx';
import { OrganisationPage } from '../pages/organisation-page.tsx';
import type { StepOffer } from '../pages/step-offer.tsx';
import { plainFields } from '../plain-fields.ts';
import { notFound, refused } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { fieldErrors } from '../views/field-errors.ts';
import { gatesOf } from '../views/offer-view.ts';
import { distributorsView, organisationView } from '../views/organisation-view.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

/** The list of distributors. */
export async function directory(ask: Ask): Promise<Answer> {
  const found = await readDirectory(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!found) return notFound;
  const actor = actorOf(ask.visitor);
  const mayImport = isOfSecurity(actor);
  const invited = /^\d{1,4}$/.test(ask.query.invited ?? '') ? ask.query.invited : undefined;
  const view = { ...distributorsView(found, await nowFor(ask)), mayImport, invited };
  return page(<DistributorsPage frame={await personalFrame(ask)} view={view} />);
}

interface Tried {
  readonly step: string;
  readonly faults: readonly Fault[];
  readonly gates: readonly ShutGate[];
  /** Whether a passkey came with it. */
  readonly isProven?: boolean;
}

async function shown(ask: Ask, status: number, tried?: Tried): Promise<Answer> {
  const found = await application(ask.site.house, ask.site.project, ask.params.id ?? '', actorOf(ask.visitor));
  if (!found) return notFound;
  const offers = found.offers
    .filter(({ step }) => teamSteps.includes(step) && !inPlace.has(step.id))
    .map((each) => offerOf(ask, found, each, tried));
  const done = tried ? undefined : teamStep(ask.query.done)?.title;
  const judging = tried?.step === judge.id ? { judging: judgingOf(ask, tried) } : {};
  const view = organisationView(found, { now: await nowFor(ask), offers, done: done && `Done: ${done}.`, ...judging });
  return page(<OrganisationPage frame={await personalFrame(ask)} view={view} />, status);
}

/** Steps that stand where they belong on the page, and not among the others. */
const inPlace: ReadonlySet<string> = new Set([judge.id, takeOff.id, resendLink.id]);

/** A judgement that was refused, with what was typed. */
function judgingOf(ask: Ask, { faults, gates }: Tried): NonNullable<CriteriaReviewView['judging']> {
  const values = typed(fieldsOf(ask.body));
  const errors = [...fieldErrors(faults), ...gates.map(({ sentence }) => ({ field: 'note', message: sentence }))];
  return { criterion: values.criterion ?? '', values, errors };
}

function offerOf(
  ask: Ask,
  { earlier, removal }: ApplicationView,
  offer: MembershipOffer,
  tried: Tried | undefined,
): StepOffer {
  const { id, title, does, clause, input, grave } = offer.step;
  const mine = tried?.step === id ? tried : undefined;
  // What a form is about is what this page shows, whatever was sent before.
  const shows = removal ? { notice: removal.notice } : {};
  const fields = plainFields(input, { ...(mine ? typed(fieldsOf(ask.body)) : {}), ...shows }, mine?.faults);
  return {
    id,
    title,
    does,
    clause,
    gates: gatesOf(offer, mine?.gates),
    // Nobody is asked to tell two organisations apart where there is but one.
    fields: earlier ? fields : fields.filter(({ name }) => name !== 'isAnother'),
    action: `/desk/distributors/${ask.params.id}/steps/${id}`,
    isUnfolded: mine !== undefined,
    danger: grave === true || id === 'refuse',
    asksPasskey: grave === true && !isFresh(ask) && !mine?.isProven,
  };
}

/** One organisation. */
export async function organisation(ask: Ask): Promise<Answer> {
  return shown(ask, 200);
}

/** The team decides on a membership; what is refused comes back with everything that was typed. */
export async function step(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const [id, actor] = [ask.params.id ?? '', actorOf(ask.visitor)];
  const known = teamStep(ask.params.step);
  if (!known || !(await application(house, project, id, actor))) return notFound;
  if (known.grave && !(await isProven(ask))) {
    return shown(ask, 403, { step: known.id, faults: [], gates: passkeyGates(known.id) });
  }
  const command = { ...inputFromForm(known.input, fieldsOf(ask.body)), type: known.command };
  const done = await takeMembershipStep(house, project, id, command, actor);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'done') return seeOther(`/desk/distributors/${id}?done=${known.id}`);
  const { why, step: stuck, faults, gates } = done.refusal;
  // The acceptance stands where only its contact could not be invited: that is the step to take again.
  const isAccepted = known.id === accept.id && stuck !== accept.id;
  if (!isAccepted && (why === 'not allowed' || why === 'untimely')) return refused(done.refusal);
  const tried = { step: isAccepted ? inviteContact.id : known.id, faults, gates, isProven: known.grave === true };
  return shown(ask, why === 'input' ? 422 : 409, tried);
}
