import { accountsOf, closeAccount } from '../../app/identity/account.ts';
import { inviteAccount } from '../../app/identity/invite-account.ts';
import { readPlaybookText } from '../../app/playbook-text.ts';
import { handleProject, readProject } from '../../app/projects.ts';
import { type Role, roles } from '../../core/access/actor.ts';
import { playbookInForce } from '../../core/access/project.ts';
import { linesSchema, listsSchema, type ProjectCommand } from '../../core/access/project-decide.ts';
import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { fieldOf, fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { PasskeyForm, passkeyScript } from '../identity/passkey-form.tsx';
import { isFresh } from '../identity/step-up.ts';
import { ProjectPage, type ProjectView } from '../pages/project-page.tsx';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

/** A stolen session alone changes nothing here: it could let its thief in for good, or turn the lists' mail aside. */
const showPasskey = fault(
  'passkey',
  '',
  'Your passkey was not shown in the last minutes.',
  'Confirm with it above, then send the form again.',
);

const roleHints: Readonly<Record<Role, string>> = {
  admin: 'Keeps this page; sees no case by that',
  responder: 'Answers new reports; sees every case',
  lead: 'Leads cases to their end; sees every case',
  developer: 'Works on fixes; sees the cases it is let into',
  'release-manager': 'Releases patches; sees the cases it is let into',
  auditor: 'Looks at the list of distributors; sees no case',
};

const told: Readonly<Record<string, string>> = {
  lists: 'The addresses are pinned.',
  lines: 'The release lines are kept.',
  playbook: 'The playbook is in force for new cases.',
  closed: 'The account is closed; its sessions, passkeys and tokens are gone.',
};

/** The administrator's page. */
export async function project(ask: Ask): Promise<Answer> {
  return shown(ask, 200, { done: told[ask.query.done ?? ''] });
}

/** Invites somebody to the team; the one-time link is shown once. */
export async function invite(ask: Ask): Promise<Answer> {
  if (!isFresh(ask)) return shown(ask, 403, { faults: [showPasskey] });
  const given = { name: fieldOf(ask.body, 'name') ?? '', address: fieldOf(ask.body, 'address') ?? '' };
  const chosen = fieldsOf(ask.body).roles ?? [];
  if (chosen.length === 0)
    return shown(ask, 422, { faults: [fault('roles', '/roles', 'No role is chosen.', 'Choose at least one.')] });
  const invitation = { ...given, roles: chosen, organisation: null };
  const invited = await inviteAccount(ask.site.gatehouse, invitation, actorOf(ask.visitor));
  if (isRefusal(invited)) return shown(ask, 422, { faults: faultsOf(invited) });
  return shown(ask, 200, { invited: { name: given.name, url: invited.link.url }, typed: {} });
}

/**
 * Closes an account: its sessions, passkeys and tokens end at once. Help for whoever lost a passkey comes from the host
 * alone, since a new way into somebody's account would let an administrator see cases.
 */
export async function close(ask: Ask): Promise<Answer> {
  if (!isFresh(ask)) return shown(ask, 403, { faults: [showPasskey] });
  const { gatehouse } = ask.site;
  const known = (await accountsOf(gatehouse, null)).find(({ id }) => id === ask.params.id);
  if (!known) return notFound;
  const closed = await closeAccount(gatehouse, known.id, 'Closed by an administrator.', actorOf(ask.visitor));
  return isRefusal(closed) ? shown(ask, 409, { faults: faultsOf(closed) }) : seeOther('/desk/project?done=closed');
}

/** Pins the addresses of the lists. */
export async function lists(ask: Ask): Promise<Answer> {
  if (!isFresh(ask)) return shown(ask, 403, { faults: [showPasskey] });
  const given = { users: fieldOf(ask.body, 'users') ?? '', team: fieldOf(ask.body, 'team') ?? '' };
  const parsed = listsSchema.safeParse(given);
  if (!parsed.success) return shown(ask, 422, { faults: faultsFromZod(parsed.error, given) });
  return changed(ask, { type: 'PinLists', ...parsed.data }, 'lists');
}

/** Keeps the supported release lines. */
export async function lines(ask: Ask): Promise<Answer> {
  if (!isFresh(ask)) return shown(ask, 403, { faults: [showPasskey] });
  const given = { lines: fieldOf(ask.body, 'lines') ?? '' };
  const parsed = linesSchema.safeParse(given);
  if (!parsed.success) return shown(ask, 422, { faults: faultsFromZod(parsed.error, given) });
  return changed(ask, { type: 'SupportLines', ...parsed.data }, 'lines');
}

/** Adopts a new version of the playbook. */
export async function playbook(ask: Ask): Promise<Answer> {
  if (!isFresh(ask)) return shown(ask, 403, { faults: [showPasskey] });
  const read = readPlaybookText(fieldOf(ask.body, 'playbook') ?? '', ask.site.house.now());
  if (!read.playbook) return shown(ask, 422, { faults: read.faults });
  return changed(ask, { type: 'AdoptPlaybook', playbook: read.playbook }, 'playbook');
}

async function changed(ask: Ask, command: ProjectCommand, done: string): Promise<Answer> {
  const handled = await handleProject(ask.site.house, ask.site.project, command, actorOf(ask.visitor));
  if (handled.kind === 'refused') return shown(ask, 409, { faults: faultsOf(handled.refusal) });
  return seeOther(`/desk/project?done=${done}`);
}

function faultsOf(refusal: Refusal): readonly Fault[] {
  return [...refusal.faults, ...refusal.gates.map((gate) => fault(gate.id, '', gate.sentence, ''))];
}

async function shown(ask: Ask, status: number, more: Partial<ProjectView>): Promise<Answer> {
  const { house, gatehouse, project: id } = ask.site;
  const owner = await readProject(house, id);
  const { name, version, title } = playbookInForce(owner);
  const view: ProjectView = {
    now: await nowFor(ask),
    title: owner.title,
    people: await accountsOf(gatehouse, null),
    roles: roles.map((role) => ({ value: role, text: role, hint: roleHints[role] })),
    lists: { users: owner.lists.users ?? '', team: owner.lists.team ?? '' },
    lines: owner.lines.map(({ line, planned }) => (planned ? `${line} ${planned}` : line)).join('\n'),
    playbook: { name, version, title },
    brought: house.exploitation?.inUse() ?? [],
    isFresh: isFresh(ask),
    scripts: isFresh(ask) ? [] : [passkeyScript],
    confirm: (
      <PasskeyForm
        does="use"
        action="/identity/confirm"
        options="/identity/confirm/options"
        button="Confirm with your passkey"
        hidden={{ next: '/desk/project' }}
      />
    ),
    faults: [],
    typed: fieldsOf(ask.body),
    ...more,
  };
  return page(<ProjectPage frame={await personalFrame(ask)} view={view} />, status);
}
