import { parseArgs } from 'node:util';
import { gatehouseOf } from '../../app/house.ts';
import { accountsByAddress, accountsOf, closeAccount, recoverAccount } from '../../app/identity/account.ts';
import type { Gatehouse } from '../../app/identity/gatehouse.ts';
import { inviteAccount } from '../../app/identity/invite-account.ts';
import type { OneTimeLink } from '../../app/identity/link.ts';
import { roles } from '../../core/access/actor.ts';
import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import { openInstance, projectsOf } from '../serve/instance.ts';
import { configOrTell, settled } from '../serve/settle.ts';

const help = `Usage: tidegate user invite ADDRESS --name NAME --role ROLE [--role ROLE…]
       tidegate user recover ADDRESS
       tidegate user close ADDRESS
       tidegate user list

invite   makes an account of the team and prints the one-time link by which its owner registers a passkey
recover  ends every session and token of an account and prints a one-time link for a new passkey
close    ends an account for good: its sessions, passkeys, links and tokens
list     prints every open account of the team: address, name and roles
Roles: ${roles.join(', ')}. Where the instance has several projects, name one with --project SLUG.

Examples:
  tidegate user invite ann@example.org --name "Ann Example" --role responder
  tidegate user recover ann@example.org
`;

const options = {
  name: { type: 'string' },
  role: { type: 'string', multiple: true, default: [] as string[] },
  project: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `tidegate user …`, on the host: who may run it may do everything anyway. @returns the exit code */
export async function user(args: readonly string[]): Promise<number> {
  let given: { values: { name?: string; role: string[]; project?: string; help?: boolean }; positionals: string[] };
  try {
    given = parseArgs({ args: [...args], options, allowPositionals: true }) as typeof given;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 1;
  }
  const [verb, address] = given.positionals;
  const isKnown = verb === 'list' || (['invite', 'recover', 'close'].includes(verb ?? '') && address !== undefined);
  if (given.values.help || !isKnown) {
    (given.values.help ? process.stdout : process.stderr).write(help);
    return given.values.help ? 0 : 1;
  }
  const config = configOrTell();
  if (!config) return 1;
  return settled(async () => {
    const instance = await openInstance(config, () => undefined, true);
    try {
      const all = await projectsOf(instance.house);
      const chosen = all.find(({ slug }) => slug === given.values.project) ?? (all.length === 1 ? all[0] : undefined);
      if (!chosen)
        return tell(
          `Name one of these projects with --project: ${all.map(({ slug }) => slug).join(', ') || 'none is there yet'}.`,
        );
      const gatehouse = gatehouseOf(instance.house, chosen.id, chosen.name);
      if (verb === 'list' || address === undefined) return await list(gatehouse);
      if (verb !== 'invite') return await change(gatehouse, verb as 'recover' | 'close', address);
      const { name = '', role } = given.values;
      const invited = await inviteAccount(
        gatehouse,
        { name, address, roles: role, organisation: null },
        { kind: 'system' },
      );
      return isRefusal(invited) ? refused(invited) : show(invited.link);
    } finally {
      await instance.close();
    }
  });
}

async function list(gatehouse: Gatehouse): Promise<number> {
  const cards = await accountsOf(gatehouse, null);
  const longest = Math.max(0, ...cards.map(({ address }) => address.length));
  for (const { address, name, roles: has } of cards) {
    process.stdout.write(`${address.padEnd(longest)}  ${name || 'Somebody'}  ${has.join(', ')}\n`);
  }
  return 0;
}

async function change(gatehouse: Gatehouse, verb: 'recover' | 'close', address: string): Promise<number> {
  const [found, ...others] = await accountsByAddress(gatehouse, address);
  if (!found) return tell(`Nobody with the address ${address} has an account here.`);
  if (others.length > 0) return tell(`Several accounts have the address ${address}; close the ones that are not used.`);
  if (verb === 'close') {
    const closed = await closeAccount(gatehouse, found.id, 'Closed on the host.', { kind: 'system' });
    if (isRefusal(closed)) return refused(closed);
    process.stdout.write(`The account of ${address} is closed.\n`);
    return 0;
  }
  const link = await recoverAccount(gatehouse, found.id);
  return isRefusal(link) ? refused(link) : show(link);
}

function show(link: OneTimeLink): number {
  process.stdout.write(
    `${link.url}\nIt opens once, until ${link.expiresAt}. Hand it over in person or by a channel you trust.\n`,
  );
  return 0;
}

function refused({ gates, faults }: Refusal): number {
  return tell([...gates.map((gate) => gate.sentence), ...faults.map((one) => `${one.message} ${one.mend}`)].join('\n'));
}

function tell(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
