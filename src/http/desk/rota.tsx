import { handleRota } from '../../app/duty.ts';
import { rotaRoom } from '../../app/queries/rota.ts';
import { rotaInputs } from '../../core/access/rota-decide.ts';
import { type RotaStep, rotaCommand, rotaStep } from '../../core/access/rota-steps.ts';
import { areFaults } from '../api/body.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask, Fields } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { RotaPage } from '../pages/rota-page.tsx';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { type RotaTried, rotaView } from '../views/rota-view.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

async function shown(ask: Ask, status: number, tried?: RotaTried): Promise<Answer> {
  const room = await rotaRoom(ask.site.house, ask.site.project, actorOf(ask.visitor));
  const done = tried ? undefined : rotaStep(ask.query.done);
  const view = rotaView(room, { now: await nowFor(ask), done: done && `Done: ${done.title}.` }, tried);
  return page(<RotaPage frame={await personalFrame(ask)} view={view} />, status);
}

/** Who is on duty. */
export async function view(ask: Ask): Promise<Answer> {
  return shown(ask, 200);
}

/** Hands over, takes over, swaps, notes an absence, or sets the rota. */
export async function step(ask: Ask): Promise<Answer> {
  const known = rotaStep(ask.params.step);
  if (!known) return notFound;
  const fields = fieldsOf(ask.body);
  const command = rotaCommand(known, inputOf(known, fields));
  if (areFaults(command)) return shown(ask, 422, { step: known, typed: typed(fields), faults: command });
  const done = await handleRota(ask.site.house, ask.site.project, command, actorOf(ask.visitor));
  if (done.kind === 'refused') {
    return shown(ask, 409, { step: known, typed: typed(fields), faults: [], refusal: done.refusal });
  }
  return seeOther(`/desk/rota?done=${known.id}`);
}

/** The order of the rota comes as a place for each person; those without one are not on it. */
function inputOf(step: RotaStep, fields: Fields): Record<string, unknown> {
  if (step.command !== 'SetRota') return inputFromForm(rotaInputs[step.command], fields);
  const placed = Object.entries(fields).flatMap(([name, [text = '']]) => {
    const place = Number(text.trim());
    return name.startsWith('place.') && text.trim() !== '' && Number.isFinite(place)
      ? [{ id: name.slice('place.'.length), place }]
      : [];
  });
  return { members: placed.sort((a, b) => a.place - b.place).map(({ id }) => id) };
}
