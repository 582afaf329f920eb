import { type Actor, maySeeCase } from '../core/access/actor.ts';
import { generationOf } from '../core/answers/addresses.ts';
import type { ProjectId } from '../core/case/ids.ts';
import type { Case, PartyId } from '../core/case/model.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { type Finding, findingsOf, type Mark, marksIn } from '../core/notices/trace.ts';
import { piecesOf } from '../formats/trace/pieces.ts';
import { listForBook } from '../store/deliveries.ts';
import type { Tx } from '../store/open.ts';
import { listPictures } from '../store/pictures.ts';
import { sha256 } from '../vault/bytes.ts';
import { keyIdsOf, messagesIn, recipientKeyIds } from '../vault/pgp-file.ts';
import { answerToken, type TokenUse } from './answer-token.ts';
import { caseRef } from './books.ts';
import { organisationsOf } from './facts.ts';
import type { House } from './house.ts';
import { openPictures } from './record.ts';

/** A finding with the name of whose copy it is. */
export interface NamedFinding extends Finding {
  readonly name?: string;
}

/**
 * Looks in what has turned up for the marks of every copy that left, over the cases that the asker may see: a case that is
 * not theirs is searched for by nothing, so that an answer tells nothing of it. The file is not kept.
 */
export async function traceFile(
  house: House,
  project: ProjectId,
  bytes: Buffer,
  actor: Actor,
): Promise<readonly NamedFinding[]> {
  const { files, texts } = piecesOf(bytes);
  const { marks, organisations } = await house.store.readTx(project, async (tx) => {
    const cases = await openPictures<Case>(tx, house.root, await listPictures(tx, 'case'));
    const seen = cases.filter((state) => maySeeCase(actor, state));
    const marked: Mark[] = [];
    for (const state of seen) marked.push(...(await marksOfCase(tx, house, state)));
    return { marks: marked, organisations: await organisationsOf(tx, house.root) };
  });
  const digests = new Set(files.map((file) => sha256(Buffer.from(file)).toString('hex')));
  const byText = marksIn(texts, marks);
  const byDigest = marks.filter(({ kind, value }) => kind === 'bundle' && digests.has(value));
  const byKey = await marksOfKeys(files, texts, organisations);
  const names = new Map(organisations.map(({ id, name }) => [`organisation:${id}`, name]));
  return findingsOf([...byText, ...byDigest, ...byKey]).map((finding) => {
    const name = finding.party && names.get(finding.party);
    return { ...finding, ...(name ? { name } : {}) };
  });
}

/** Every mark that a copy of this case carries. */
async function marksOfCase(tx: Tx, house: House, state: Case): Promise<readonly Mark[]> {
  const told = Object.values(state.participants).filter(({ party }) => party.startsWith('organisation:'));
  const deliveries = await listForBook(tx, caseRef(tx.project, state.id));
  const candidate = state.candidate;
  const common = { case: state.number };
  const token = (ref: string, use: TokenUse, generation: number) =>
    answerToken(house, tx.project, ref, use, generation);
  return [
    ...told.flatMap(({ party, ref }) => {
      const own = { ...common, party, ...sentTo(state, party) };
      return [
        { kind: 'reference', value: ref, ...own } as const,
        ...Array.from({ length: generationOf(state, party) + 1 }, (_, generation) => [
          { kind: 'reply address', value: token(ref, 'reply address', generation), ...own } as const,
          { kind: 'answer link', value: token(ref, 'link', generation), ...own } as const,
        ]).flat(),
      ];
    }),
    ...deliveries
      .filter(({ recipient }) => recipient.startsWith('organisation:'))
      .map(({ id, recipient, changedAt }): Mark => {
        return { kind: 'message id', value: id, party: recipient as PartyId, ...common, sentAt: changedAt };
      }),
    ...(candidate?.bundles ?? []).flatMap(({ sha256: whole, patches }) =>
      [whole, ...patches.map((patch) => patch.sha256)].map((value): Mark => ({ kind: 'bundle', value, ...common })),
    ),
    ...(candidate?.shares ?? []).map(({ archive, at }): Mark => {
      return { kind: 'bundle', value: archive.sha256, ...common, sentAt: at };
    }),
  ];
}

function sentTo(state: Case, party: PartyId): Pick<Mark, 'sentAt'> {
  const copies = state.notices.filter(
    ({ sent, stopped }) => sent && !stopped && sent.copies.some((c) => `organisation:${c.organisation}` === party),
  );
  const first = copies.map(({ sent }) => sent!.leavesAt).sort()[0];
  return first ? { sentAt: first } : {};
}

/** Messages whose recipients are looked for in one file at most: whoever made the file may have put any number into it. */
const messagesAtMost = 100;

/** Whose keys a message that turned up is encrypted to. */
async function marksOfKeys(
  files: readonly Uint8Array[],
  texts: readonly string[],
  organisations: readonly Organisation[],
): Promise<readonly Mark[]> {
  const blocks = new Set(texts.flatMap(messagesIn));
  const binary = files.filter((file) => (file[0] ?? 0) >= 0x80);
  const ids = new Set<string>();
  for (const message of [...blocks, ...binary].slice(0, messagesAtMost)) {
    for (const id of await recipientKeyIds(message)) ids.add(id);
  }
  if (ids.size === 0) return [];
  const found: Mark[] = [];
  for (const { id, keys = [] } of organisations) {
    const own = (await Promise.all(keys.map((key) => keyIdsOf(key.armored)))).flat();
    const hit = own.find((each) => ids.has(each));
    if (hit) found.push({ kind: 'key', value: hit, party: `organisation:${id}` });
  }
  return found;
}
