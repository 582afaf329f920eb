import { acceptMembership } from '../../app/contacts.ts';
import { handleOrganisation } from '../../app/organisations.ts';
import { application, directory as readDirectory } from '../../app/queries/directory.ts';
import type { ShutGate } from '../../core/case/decide.ts';
import type { Fault } from '../../core/case/fault.ts';
import { areFaults } from '../api/body.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { type OrganisationStep, organisationCommand, teamSteps } from '../organisation-steps.ts';
import { DistributorsPage } from '../pages/distributors-page.tsx';
import { OrganisationPage } from '../pages/organisation-page.tsx';
import type { StepOffer } from '../pages/step-offer.tsx';
import { plainFields } from '../plain-fields.ts';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { distributorsView, organisationView } from '../views/organisation-view.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

/** The list of distributors. */
export async function directory(ask: Ask): Promise<Answer> {
  const found = await readDirectory(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!found) return notFound;
  return page(<DistributorsPage frame={await personalFrame(ask)} view={distributorsView(found, await nowFor(ask))} />);
}

interface Tried {
  readonly step: OrganisationStep;
  readonly faults: readonly Fault[];
  readonly gates: readonly ShutGate[];
}

async function shown(ask: Ask, status: number, tried?: Tried): Promise<Answer> {
  const actor = actorOf(ask.visitor);
  const found = await application(ask.site.house, ask.site.project, ask.params.id ?? '', actor);
  if (!found) return notFound;
  const mayAct = actor.kind === 'account' && actor.roles.some((role) => role === 'lead' || role === 'responder');
  const offers = mayAct
    ? teamSteps
        .filter(({ during }) => during.includes(found.organisation.state))
        .map((each) => offerOf(ask, each, tried))
    : [];
  const done = tried ? undefined : teamSteps.find(({ id }) => id === ask.query.done)?.title;
  const view = organisationView(found, { now: await nowFor(ask), offers, done: done && `Done: ${done}.` });
  return page(<OrganisationPage frame={await personalFrame(ask)} view={view} />, status);
}

function offerOf(ask: Ask, step: (typeof teamSteps)[number], tried: Tried | undefined): StepOffer {
  const { id, title, does, clause, input } = step;
  const mine = tried?.step.id === id ? tried : undefined;
  return {
    id,
    title,
    does,
    clause,
    gates: (mine?.gates ?? []).map((gate) => ({ ...gate, open: false })),
    fields: mine ? plainFields(input, typed(fieldsOf(ask.body)), mine.faults) : plainFields(input),
    action: `/desk/distributors/${ask.params.id}/steps/${id}`,
    isUnfolded: mine !== undefined,
    danger: id === 'remove' || id === 'refuse',
  };
}

/** One organisation. */
export async function organisation(ask: Ask): Promise<Answer> {
  return shown(ask, 200);
}

/** The team decides on a membership. */
export async function step(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const [id, actor] = [ask.params.id ?? '', actorOf(ask.visitor)];
  const known = teamSteps.find((each) => each.id === ask.params.step);
  if (!known || !(await application(house, project, id, actor))) return notFound;
  const command = organisationCommand(known, inputFromForm(known.input, fieldsOf(ask.body)));
  if (areFaults(command)) return shown(ask, 422, { step: known, faults: command, gates: [] });
  const done =
    command.type === 'AcceptMembership'
      ? await acceptMembership(house, project, id, command, actor)
      : await handleOrganisation(house, project, id, command, actor);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'refused') {
    return shown(ask, 409, { step: known, faults: done.refusal.faults, gates: done.refusal.gates });
  }
  return seeOther(`/desk/distributors/${id}?done=${known.id}`);
}
