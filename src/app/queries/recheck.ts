import { type Actor, maySeeCase } from '../../core/access/actor.ts';
import { playbookOf } from '../../core/access/project.ts';
import type { DeliveryId, OrganisationId, ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import type { OrganisationEvent } from '../../core/distributors/events.ts';
import { leakWords, wordsOfOtherCases } from '../../core/notices/case-words.ts';
import { type Breach, recheckInPieces, type Sent } from '../../core/notices/recheck.ts';
import { leftBundles, recheckBundle } from '../../core/release/recheck-bundles.ts';
import { type Delivery, listIdsForBook, readDeliveries } from '../../store/deliveries.ts';
import type { Tx } from '../../store/open.ts';
import { open } from '../../vault/seal.ts';
import { caseRef, organisationRef, playbookOfCase } from '../books.ts';
import { openOutcome } from '../deliver.ts';
import { factsAround, readSurroundings } from '../facts.ts';
import { readFile } from '../files.ts';
import type { House } from '../house.ts';
import { deliveryAad, type LetterBody } from '../letters.ts';
import { readSheets } from '../persons.ts';
import { bookKey, readBook } from '../record.ts';
import { type Rest, unhurried, unhurriedly } from '../unhurried.ts';

/** A breach with the case that it is about, and the recipient’s name where it is an organisation. */
export type SeenBreach = Breach & { readonly case: string; readonly name?: string };

export interface Recheck {
  /** How many messages and notices were judged. */
  readonly judged: number;
  readonly breaches: readonly SeenBreach[];
}

type Histories = Map<OrganisationId, Awaited<ReturnType<typeof readBook<OrganisationEvent>>>>;

/** One case with all that is wrong with what has left about it. */
interface CheckedCase {
  readonly state: Case;
  /** How many messages and notices were judged. */
  readonly judged: number;
  readonly breaches: readonly Breach[];
  /** Names of organisations, by how deliveries carry them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Judges everything that has left the house about the cases that the actor may see, with the rules of this moment. */
export async function recheckSent(house: House, project: ProjectId, actor: Actor): Promise<Recheck> {
  const checked = await recheckCases(house, project, (state) => maySeeCase(actor, state), {
    rest: unhurried(0.5),
  });
  const breaches = checked.flatMap(({ state, breaches: found, names }) =>
    found.map((each): SeenBreach => {
      const name = names.get(each.recipient);
      return { ...each, case: state.number, ...(name ? { name } : {}) };
    }),
  );
  return {
    judged: checked.reduce((sum, { judged }) => sum + judged, 0),
    breaches: breaches.sort((a, b) => b.at.localeCompare(a.at)),
  };
}

/**
 * The same, case by case, of those that are asked for.
 * @param how `rest` is called after each piece of the work; `opensBundles` where patches that somebody has downloaded are
 * opened too: the job does, and no page
 */
export async function recheckCases(
  house: House,
  project: ProjectId,
  isAsked: (state: Case) => boolean,
  how: { readonly rest: Rest; readonly opensBundles?: boolean },
): Promise<readonly CheckedCase[]> {
  const { rest, opensBundles } = how;
  const { around, sheets, histories } = await house.store.readTx(project, async (tx) => {
    const around = await readSurroundings(tx, house, { withCases: true });
    const reporters = around.cases.map(({ state }) => state.reporter);
    const histories: Histories = new Map();
    for (const { id } of around.organisations) {
      histories.set(id, await readBook<OrganisationEvent>(tx, house.root, organisationRef(project, id)));
      await rest();
    }
    return { around, sheets: await readSheets(tx, house.root, reporters), histories };
  });
  const { owner, organisations } = around;
  const now = house.now();
  const states = around.cases.map(({ state }) => state);
  const terms = owner.playbooks.map((pin) => playbookOf(owner, pin));
  const names = new Map(organisations.map(({ id, name }) => [`organisation:${id}`, name]));
  const checked: CheckedCase[] = [];
  for (const state of states.filter(isAsked)) {
    const ref = caseRef(project, state.id);
    const playbook = playbookOfCase(owner, state);
    const otherWords = wordsOfOtherCases(states, state);
    const facts = { ...factsAround(house, around, state, sheets.get(state.reporter)), otherWords };
    const { now: _, ...words } = leakWords({ case: state, facts, playbook, now });
    const known = { state, playbook, terms, guardedWords: facts.guardedWords, words, histories };
    // Judging takes its time, and a transaction that nobody asks anything of is ended by the server.
    const sent = await house.store.readTx(project, (tx) => sentOf(tx, house, ref, rest));
    const breaches = [...(await unhurriedly(recheckInPieces(sent, known), rest))];
    const bundles = opensBundles ? leftBundles(state) : [];
    for (const left of bundles) {
      // One at a time: a bundle has five million bytes at most, and a case may have many.
      const bytes = await house.store
        .readTx(project, async (tx) => readFile(tx, { ref, key: await bookKey(tx, house.root, ref) }, left.bundle))
        .catch((error: unknown) =>
          house.log(`Patches of ${state.number} cannot be opened to be judged again: ${error}`),
        );
      // One that is damaged must not keep the others from being judged.
      if (!bytes) continue;
      breaches.push(...(await unhurriedly(recheckBundle(left, bytes, known), rest)));
    }
    const judged = bundles.length + sent.length + state.notices.filter((n) => n.sent && !n.stopped).length;
    checked.push({ state, judged, breaches, names });
  }
  return checked;
}

/** What has left, or may have: a message in doubt may be in somebody's mailbox, and one that came back had left. */
const mayHaveLeft: readonly Delivery['status'][] = ['sending', 'done', 'in doubt', 'failed'];

async function sentOf(tx: Tx, house: House, ref: ReturnType<typeof caseRef>, rest: Rest): Promise<readonly Sent[]> {
  const ids = await listIdsForBook(tx, ref, mayHaveLeft);
  if (ids.length === 0) return [];
  const key = await bookKey(tx, house.root, ref);
  const all: Sent[] = [];
  for await (const { id, body, letter, recipient, changedAt, outcome, status } of inParcels(tx, ids, rest)) {
    const opened = open(key, Buffer.from(body), deliveryAad(ref, id));
    const { subject, text, notice } = JSON.parse(opened.toString('utf8')) as LetterBody;
    // The house’s own address is no secret of the house, wherever it is served.
    const about = notice === undefined ? {} : { notice };
    const { carries, reason, ...told } = outcome ? openOutcome(key, { book: ref, id }, outcome) : {};
    // Before its hour was kept, only the reason told that a mail had come back.
    const leftAt = told.leftAt ?? (reason?.startsWith('It came back.') ? changedAt : undefined);
    // What failed without ever leaving has told nobody anything.
    if (status === 'failed' && leftAt === undefined) continue;
    all.push({
      id,
      at: leftAt ?? changedAt,
      letter,
      recipient,
      ...about,
      ...(carries ? { carries } : {}),
      subject,
      text: text.replaceAll(house.baseUrl, ''),
    });
  }
  return all;
}

/** So many letters are read together: five hundred at once are ten megabytes to take apart. */
const parcel = 10;

async function* inParcels(tx: Tx, ids: readonly DeliveryId[], rest: Rest): AsyncGenerator<Delivery> {
  for (let from = 0; from < ids.length; from += parcel) {
    for (const delivery of await readDeliveries(tx, ids.slice(from, from + parcel))) {
      yield delivery;
      await rest();
    }
  }
}
