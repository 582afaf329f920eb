import { type Actor, actorText, isOfSecurity } from '../core/access/actor.ts';
import { playbookInForce } from '../core/access/project.ts';
import { type Fault, fault } from '../core/case/fault.ts';
import type { ProjectId } from '../core/case/ids.ts';
import { type ImportRow, type ReadImport, readMembers } from '../core/distributors/member-import.ts';
import { isSameName } from '../core/distributors/names.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import type { Playbook } from '../core/process/playbook.ts';
import { insertHandle } from '../store/handles.ts';
import type { Tx } from '../store/open.ts';
import { addressKey } from '../vault/lookup.ts';
import { organisationRef, projectOf } from './books.ts';
import { organisationsOf } from './facts.ts';
import { fresh, type House, reference } from './house.ts';
import { writeMembership } from './organisations.ts';
import { keepPerson, readSheets } from './persons.ts';
import { beginBook } from './record.ts';

export type Imported =
  | { readonly kind: 'preview'; readonly rows: readonly ImportRow[] }
  | { readonly kind: 'done'; readonly invited: number }
  | {
      readonly kind: 'faults';
      readonly faults: readonly Fault[];
      readonly left: number;
      readonly rows?: readonly ImportRow[];
    }
  | { readonly kind: 'not found' };

/**
 * Invites the members of a mailing list, all of them or none. Nothing is written or sent before a person has looked at the
 * rows and said how many they are; each organisation is then known and gets an address of its own, and nothing else before
 * it has answered.
 * @param count how many rows the person counted; without it the rows are only shown
 */
export async function importMembers(
  house: House,
  project: ProjectId,
  csv: string | Uint8Array,
  count: string | undefined,
  actor: Actor,
): Promise<Imported> {
  if (!isOfSecurity(actor)) return { kind: 'not found' };
  const text = typeof csv === 'string' ? csv : utf8(csv);
  if (text === undefined) {
    return {
      kind: 'faults',
      faults: [fault('encoding', '/csv', 'This is not UTF-8.', 'Save the file as CSV in UTF-8.')],
      left: 0,
    };
  }
  const read = (tx: Tx): Promise<ReadImport> => readAgainst(tx, house, text);
  if (count === undefined) {
    const found = await house.store.readTx(project, read);
    return found.kind === 'rows' ? { kind: 'preview', rows: found.rows } : found;
  }
  return house.store.withTx(project, async (tx): Promise<Imported> => {
    const found = await read(tx);
    if (found.kind === 'faults') return found;
    const { rows } = found;
    if (count.trim() !== String(rows.length)) {
      const mend = `Look at the list, and type ${rows.length} if it is right.`;
      return {
        kind: 'faults',
        faults: [fault('count', '/count', 'This is not how many they are.', mend)],
        left: 0,
        rows,
      };
    }
    const playbook = playbookInForce(await projectOf(tx, house.root));
    for (const row of rows) await invite(tx, house, row, actor, playbook);
    return { kind: 'done', invited: rows.length };
  });
}

async function readAgainst(tx: Tx, house: House, text: string): Promise<ReadImport> {
  const known = (await organisationsOf(tx, house.root)).filter(({ state }) => state !== 'refused');
  const sheets = await readSheets(
    tx,
    house.root,
    known.map(({ contact }) => contact),
  );
  return readMembers(text, {
    addresses: new Set([...sheets.values()].map(({ address }) => addressKey(address))),
    sameAddress: addressKey,
    isSameName: (name) => known.some((organisation) => isSameName(organisation.name, name)),
  });
}

async function invite(tx: Tx, house: House, row: ImportRow, actor: Actor, playbook: Playbook): Promise<void> {
  const [contact, ref, now] = [fresh(house), reference(house), house.now()];
  const { name, products, contactName, address } = row;
  await keepPerson(tx, house.root, contact, { name: contactName, affiliation: name, address }, now, {
    isFindable: false,
  });
  const book = await beginBook<Organisation>(tx, house.root, organisationRef(tx.project, fresh(house)), now);
  const event = { type: 'MembershipInvited', name, products, contact, ref, by: actorText(actor) } as const;
  await writeMembership(tx, house, book, [event], actor, playbook);
  await insertHandle(tx, { ref, book: book.ref, party: 'applicant' });
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
