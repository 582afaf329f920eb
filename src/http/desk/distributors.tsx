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
import { plainFields } from '../plain-fields.ts';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';
import { DirectoryPage, OrganisationPage } from './plain-lists.tsx';

/** The list of distributors. */
export async function directory(ask: Ask): Promise<Answer> {
  const found = await readDirectory(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!found) return notFound;
  return page(<DirectoryPage frame={await personalFrame(ask)} now={await nowFor(ask)} directory={found} />);
}

interface Tried {
  readonly step: OrganisationStep;
  readonly faults: readonly Fault[];
  readonly gates: readonly ShutGate[];
}

async function shown(ask: Ask, status: number, tried?: Tried): Promise<Answer> {
  const actor = actorOf(ask.visitor);
  const view = await application(ask.site.house, ask.site.project, ask.params.id ?? '', actor);
  if (!view) return notFound;
  const mayAct = actor.kind === 'account' && actor.roles.some((role) => role === 'lead' || role === 'responder');
  const forms = (mayAct ? teamSteps : []).map(({ id, title, input }) => ({
    id,
    title,
    fields: tried?.step.id === id ? plainFields(input, typed(fieldsOf(ask.body)), tried.faults) : plainFields(input),
  }));
  const gates = (tried?.gates ?? []).map((gate) => ({ ...gate, open: false }));
  const done = tried ? undefined : teamSteps.find(({ id }) => id === ask.query.done)?.title;
  const frame = await personalFrame(ask);
  return page(
    <OrganisationPage
      frame={frame}
      now={await nowFor(ask)}
      view={view}
      forms={forms}
      gates={gates}
      done={done && `Done: ${done}.`}
    />,
    status,
  );
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
