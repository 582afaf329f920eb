import type { Actor } from '../core/access/actor.ts';
import type { Command } from '../core/case/decide.ts';
import { fault } from '../core/case/fault.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import type { KeyReading } from '../core/distributors/keys.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { findKey } from '../core/distributors/steps/find-key.ts';
import { offerKey } from '../core/distributors/steps/offer-key.ts';
import { readPublicKey } from '../vault/public-key.ts';
import { wkdAddresses } from '../vault/wkd.ts';
import { organisationRef } from './books.ts';
import type { House } from './house.ts';
import { readSheet } from './persons.ts';
import { readState } from './record.ts';

/** What the law must be told of the key that a command offers; undefined for every other command. */
export async function readingFor(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  command: Command,
  actor: Actor,
): Promise<KeyReading | undefined> {
  if (command.type === offerKey.command) return readPublicKey(String(command.key ?? ''), house.now());
  if (command.type !== findKey.command || actor.kind !== 'account') return undefined;
  const address = await house.store.readTx(project, async (tx) => {
    const found = await readState<Organisation>(tx, house.root, organisationRef(project, id));
    return found && (await readSheet(tx, house.root, found.state.contact))?.address;
  });
  return address ? lookUp(house, address) : missing('This organisation has no role address.', 'Ask it for its key.');
}

/**
 * Looks for the key of a role address where its domain would keep it. What is found is offered for comparing, never
 * pinned: whoever holds the domain's web server holds this answer.
 */
async function lookUp(house: House, address: string): Promise<KeyReading> {
  let failure: string | undefined;
  for (const url of wkdAddresses(address)) {
    const answer = await house.web.get(url);
    if (answer.kind === 'found') return readPublicKey(answer.bytes, house.now());
    if (answer.kind === 'failed') failure ??= `${new URL(url).hostname}: ${answer.reason}`;
  }
  return missing(
    `The domain of the role address offers no key${failure ? ` (${failure})` : ''}.`,
    'Ask the organisation for its key.',
  );
}

function missing(message: string, mend: string): KeyReading {
  return { ok: false, fault: fault('public-key', '', message, mend) };
}
