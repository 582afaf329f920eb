import { handleOrganisation } from '../../app/organisations.ts';
import { ownKeys } from '../../app/queries/organisation-keys.ts';
import type { ShutGate } from '../../core/case/decide.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { offerKey } from '../../core/distributors/steps/offer-key.ts';
import { retireKey } from '../../core/distributors/steps/retire-key.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { PartnerKeysPage } from '../pages/partner-keys-page.tsx';
import { plainFields } from '../plain-fields.ts';
import { notFound, refused, waitSentence } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { gatesOf } from '../views/offer-view.ts';
import { actorOf } from '../visitor.ts';

interface Tried {
  readonly step: string;
  readonly faults: readonly Fault[];
  readonly gates: readonly ShutGate[];
}

const steps = [offerKey, retireKey];
const told: Readonly<Record<string, string>> = {
  'offer-key': 'The team has your key. It compares the fingerprint with you before it uses it.',
  'retire-key': 'The key is used no more.',
};

async function shown(ask: Ask, status: number, tried?: Tried): Promise<Answer> {
  const found = await ownKeys(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!found) return notFound;
  const offers = found.offers.map((offer) => {
    const { id, title, does, clause, input } = offer.step;
    const mine = tried?.step === id ? tried : undefined;
    return {
      id,
      title,
      does,
      clause,
      gates: gatesOf(offer, mine?.gates),
      fields: mine ? plainFields(input, typed(fieldsOf(ask.body)), mine.faults) : plainFields(input),
      action: `/partner/keys/steps/${id}`,
      isUnfolded: mine !== undefined || (id === offerKey.id && found.keys.length === 0),
      danger: id === retireKey.id,
    };
  });
  const done = tried ? undefined : told[ask.query.done ?? ''];
  return page(<PartnerKeysPage frame={await personalFrame(ask)} view={{ ...found, offers, done }} />, status);
}

/** The keys of the asker's organisation. */
export async function keys(ask: Ask): Promise<Answer> {
  return shown(ask, 200);
}

/** The organisation offers a key or retires one. */
export async function keyStep(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const step = steps.find(({ id }) => id === ask.params.step);
  if (!step || actor.kind !== 'distributor') return notFound;
  if (ask.wait !== undefined) {
    const faults = [fault('too-much', '/key', waitSentence(ask.wait, ask.now), '')];
    return shown(ask, 429, { step: step.id, faults, gates: [] });
  }
  const command = { ...inputFromForm(step.input, fieldsOf(ask.body)), type: step.command };
  const done = await handleOrganisation(house, project, actor.organisation, command, actor);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'done') return seeOther(`/partner/keys?done=${step.id}`);
  const { why, faults, gates } = done.refusal;
  if (why === 'not allowed' || why === 'untimely') return refused(done.refusal);
  return shown(ask, why === 'input' ? 422 : 409, { step: step.id, faults, gates });
}
