import { takeMembershipStep } from '../../app/contacts.ts';
import { nameForRoster, ownRoster } from '../../app/roster.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import type { MembershipStep } from '../../core/distributors/step.ts';
import { acceptTerms } from '../../core/distributors/steps/accept-terms.ts';
import { askAddress } from '../../core/distributors/steps/ask-address.ts';
import { leave } from '../../core/distributors/steps/leave.ts';
import { namePerson } from '../../core/distributors/steps/name-person.ts';
import { resendLink } from '../../core/distributors/steps/resend-link.ts';
import { takeOff } from '../../core/distributors/steps/take-off.ts';
import { testRoad } from '../../core/distributors/steps/test-road.ts';
import { fieldOf, fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { isFresh } from '../identity/step-up.ts';
import { PartnerPeoplePage, type PartnerPeopleView, personLabels } from '../pages/partner-people-page.tsx';
import { notFound, refused, waitSentence, writtenTooMuch } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { labelsOf } from '../step-schema.ts';
import { roadView, rosterView } from '../views/organisation-view.ts';
import { whyRefused } from '../views/tried-form.ts';
import { actorOf } from '../visitor.ts';

/** What a person does about the roster of their organisation. */
export const rosterSteps = [acceptTerms, leave, takeOff, resendLink, testRoad, askAddress];

const told: Readonly<Record<string, string>> = {
  'name-person': 'The link is on its way. They read notices once they have accepted the terms.',
  'accept-terms': 'You have accepted the terms by name. Notices of your organisation are open to you.',
  'resend-link': 'A new link is on its way. The earlier one opens nothing any more.',
  'test-road': 'The test notice is on its way to your role address. Press the button behind its link.',
  'ask-address': 'The new address has been asked to confirm. Until it has, everything goes to the old one.',
  'take-off': 'They read nothing any more. What they have read stays under the terms.',
};

async function shown(
  ask: Ask,
  status: number,
  given: Pick<PartnerPeopleView, 'values' | 'errors' | 'change'>,
): Promise<Answer> {
  const found = await ownRoster(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!found) return notFound;
  const { organisation, isContact, people, terms, account } = found;
  const roster = rosterView(organisation, people);
  const view = {
    ...given,
    organisation: organisation.name,
    isContact,
    isOffList: !namePerson.during.includes(organisation.state),
    roster: { ...roster, ...(isContact ? actionsOn(organisation) : {}) },
    road: isContact && organisation.state === 'active' ? roadView(organisation) : undefined,
    addressAskedAt: organisation.addressAsked?.at,
    own: roster.people.find((person) => person.account === account),
    terms,
    done: status === 200 ? told[ask.query.done ?? ''] : undefined,
  };
  return page(<PartnerPeoplePage frame={await personalFrame(ask)} view={view} />, status);
}

/** What the contact does about each person, as far as the standing of the organisation lets them. */
function actionsOn({ state }: Organisation): Pick<PartnerPeopleView['roster'], 'takeOffAction' | 'resendAction'> {
  const to = ({ id, during }: MembershipStep): string | undefined =>
    during.includes(state) ? `/partner/people/steps/${id}` : undefined;
  return { takeOffAction: to(takeOff), resendAction: to(resendLink) };
}

/** The people of the asker's organisation who need to know; to one of them, their own terms alone. */
export async function people(ask: Ask): Promise<Answer> {
  return shown(ask, 200, { values: {}, errors: [] });
}

/** The contact names a person. */
export async function name(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const values = typed(fieldsOf(ask.body));
  if (ask.wait !== undefined)
    return shown(ask, 429, { values, errors: [{ field: 'name', message: waitSentence(ask.wait, ask.now) }] });
  const given = { name: fieldOf(ask.body, 'name'), address: fieldOf(ask.body, 'address') };
  const done = await nameForRoster(house, project, given, actorOf(ask.visitor));
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'done') return seeOther('/partner/people?done=name-person');
  const { errors, status } = whyRefused(done.refusal, personLabels);
  return shown(ask, status, { values, errors: errors.map((each) => ({ ...each, field: each.field || 'name' })) });
}

/** A person accepts the terms or leaves; the contact takes somebody off. */
export async function step(ask: Ask): Promise<Answer> {
  if (ask.wait !== undefined) return writtenTooMuch(ask.wait, ask.now);
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const known = rosterSteps.find(({ id }) => id === ask.params.step);
  if (!known || actor.kind !== 'distributor') return notFound;
  if (known === acceptTerms && !(await isNewest(ask))) return seeOther('/partner/people');
  if (known === askAddress && !isFresh(ask)) return addressAgain(ask, [signInAnew], 403);
  const command = { ...inputFromForm(known.input, fieldsOf(ask.body)), type: known.command };
  const done = await takeMembershipStep(house, project, actor.organisation, command, actor);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'refused' && known === askAddress) {
    const { errors, status } = whyRefused(done.refusal, labelsOf(known.input));
    return addressAgain(
      ask,
      errors.map(({ message }) => message),
      status,
    );
  }
  if (done.kind === 'refused') return refused(done.refusal);
  return seeOther(known === leave ? '/' : `/partner/people?done=${known.id}`);
}

/** These pages have no script, so the passkey is asked for where one signs in. */
const signInAnew =
  'This moves your organisation’s mail, so a session alone is not enough. Sign out, sign in with your passkey, and ask again within five minutes.';

/** The form of the address again, with what was typed and what is wrong with it. */
function addressAgain(ask: Ask, sentences: readonly string[], status: number): Promise<Answer> {
  const change = { value: fieldOf(ask.body, 'address'), error: sentences.join(' ') };
  return shown(ask, status, { values: {}, errors: [], change });
}

/** Whether the text that was accepted is the one in force: what was read must still be that one. */
async function isNewest(ask: Ask): Promise<boolean> {
  const found = await ownRoster(ask.site.house, ask.site.project, actorOf(ask.visitor));
  return String(found?.terms?.version ?? '') === fieldOf(ask.body, 'version');
}
