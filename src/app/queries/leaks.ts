import { type Actor, isOfSecurity, maySeeCase } from '../../core/access/actor.ts';
import { playbookInForce } from '../../core/access/project.ts';
import type { CaseEvent, Recorded } from '../../core/case/events.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import { type LedgerPage, ledger } from '../../core/distributors/ledger.ts';
import { isUndecided, type Leak, type LeakEvidence } from '../../core/embargo/leak.ts';
import type { Knower } from '../../core/embargo/who-knows.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import { type EventRow, readEvents } from '../../store/books.ts';
import { findHandle } from '../../store/handles.ts';
import { listAccounts } from '../../store/identity/accounts.ts';
import { caseRef, playbookOfCase } from '../books.ts';
import { organisationsOf, readSurroundings } from '../facts.ts';
import type { House } from '../house.ts';
import { knowersOf } from '../leaks.ts';
import { readSheets } from '../persons.ts';
import { readBook } from '../record.ts';
import { type CaseRoom, caseRoom } from './cases.ts';

/** Who knows of one case, now or as of an instant. */
export interface WhoKnowsRoom {
  readonly room: CaseRoom;
  readonly at?: Instant;
  readonly knowers: readonly Knower[];
  /** Names of the people on rosters besides, as `person:<account>@<organisation>`. */
  readonly names: Readonly<Record<string, string>>;
}

/** The list of who knows, for those who lead the response; undefined for everybody else and for no such case. */
export async function whoKnowsRoom(
  house: House,
  project: ProjectId,
  number: string,
  actor: Actor,
  at?: Instant,
): Promise<WhoKnowsRoom | undefined> {
  const room = isOfSecurity(actor) ? await caseRoom(house, project, number, actor) : undefined;
  if (!room) return undefined;
  const { case: state } = room;
  return house.store.readTx(project, async (tx) => {
    const organisations = await organisationsOf(tx, house.root);
    const knowers = await knowersOf(tx, house, state, caseRef(project, state.id), organisations, at);
    const contacts = (await listAccounts(tx)).flatMap(({ id, person, organisation }) =>
      organisation === null ? [] : [{ account: id, person, organisation }],
    );
    const rosters = organisations.flatMap(({ id, roster = [] }) => roster.map((one) => ({ ...one, organisation: id })));
    const people = [...contacts, ...rosters];
    const sheets = await readSheets(
      tx,
      house.root,
      people.map(({ person }) => person),
    );
    const named = people.map(({ account, organisation, person }) => [
      `person:${account}@${organisation}`,
      sheets.get(person)?.name || 'Somebody',
    ]);
    return { room, knowers, names: { ...room.names, ...Object.fromEntries(named) }, ...(at ? { at } : {}) };
  });
}

/** A report of a leak that no case has taken in yet: a member's, or a case that a stranger's report opened. */
export interface UntiedReport {
  readonly at: Instant;
  readonly what: string;
  readonly toWhom: string;
  /** Of a member: its organisation and reference, and the case of the notice that it named. */
  readonly member?: { readonly name: string; readonly ref: string; readonly about?: Pick<Case, 'id' | 'number'> };
  /** Of a stranger: the number of the case. */
  readonly stranger?: string;
}

/** The room of a case's leaks: every leak, what is to be done, and the reports that might belong here. */
export interface LeakRoom {
  readonly room: CaseRoom;
  readonly reports: readonly UntiedReport[];
}

/** The leak room of one case; undefined as `whoKnowsRoom` is. */
export async function leakRoom(
  house: House,
  project: ProjectId,
  number: string,
  actor: Actor,
): Promise<LeakRoom | undefined> {
  const room = isOfSecurity(actor) ? await caseRoom(house, project, number, actor) : undefined;
  if (!room) return undefined;
  const { reports } = await known(house, project, actor);
  const isElsewhere = ({ member, stranger }: UntiedReport) =>
    (member?.about !== undefined && member.about.id !== room.case.id) || stranger === number;
  return { room, reports: reports.filter((report) => !isElsewhere(report)) };
}

/** Every leak over the cases that the actor may see, the reports that wait, and the ledger of strikes. */
export interface LeakOverview {
  readonly leaks: readonly { readonly number: string; readonly leak: Leak; readonly isOpen: boolean }[];
  readonly reports: readonly UntiedReport[];
  readonly pages: readonly LedgerPage[];
  readonly removal: Playbook['leaks']['removal'];
}

/** The overview of leaks; undefined for whoever does not work on them. */
export async function leakOverview(house: House, project: ProjectId, actor: Actor): Promise<LeakOverview | undefined> {
  if (!isOfSecurity(actor)) return undefined;
  const { cases, reports, organisations, playbook } = await known(house, project, actor);
  const leaks = cases
    .flatMap(({ number, leaks: of = [] }) => of.map((leak) => ({ number, leak, isOpen: isUndecided(leak) })))
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.leak.at.localeCompare(a.leak.at));
  return { leaks, reports, pages: ledger(organisations, cases, playbook), removal: playbook.leaks.removal };
}

async function known(house: House, project: ProjectId, actor: Actor) {
  return house.store.readTx(project, async (tx) => {
    const around = await readSurroundings(tx, house, { withCases: true });
    const all = around.cases.map(({ state }) => state);
    const cases = all.filter((state) => maySeeCase(actor, state));
    const taken = new Set(
      all.flatMap(({ leaks = [] }) => leaks.flatMap(({ report, reportedIn }) => [report, reportedIn])),
    );
    const reports: UntiedReport[] = strangersOf(cases)
      .filter(({ id }) => !taken.has(id))
      .map(toReport);
    for (const { id, name, leaks } of around.organisations) {
      for (const { ref, at, what, toWhom, notice } of leaks.filter((leak) => !taken.has(leak.ref))) {
        const handle = notice ? await findHandle(tx, notice) : undefined;
        // A reference that is not the member's own names nothing.
        const named = handle?.party === `organisation:${id}` ? handle.book.id : undefined;
        const about = cases.find((state) => state.id === named);
        if (named && !about) continue;
        reports.push({ at, what, toWhom, member: { name, ref, ...(about ? { about } : {}) } });
      }
    }
    const { organisations, owner } = around;
    return { cases, reports: byTime(reports), organisations, playbook: playbookInForce(owner) };
  });
}

const byTime = (reports: readonly UntiedReport[]) => reports.toSorted((a, b) => b.at.localeCompare(a.at));

/** Cases that the form for leaks has opened, while somebody still looks into them. */
const strangersOf = (cases: readonly Case[]) => cases.filter(({ report, closedAt }) => report.isLeak && !closedAt);

const toReport = ({ openedAt, report, number }: Case): UntiedReport => ({
  at: openedAt,
  what: report.effects,
  toWhom: report.surface,
  stranger: number,
});

/** All that the record of one leak is made of: what was frozen, what is known since, and the chain of the book. */
export interface LeakRecord {
  readonly room: CaseRoom;
  readonly playbook: Playbook;
  readonly leak: Leak;
  readonly evidence?: LeakEvidence;
  readonly events: readonly Recorded[];
  readonly chain: readonly EventRow[];
}

/** The record of one leak, or of the newest; undefined as `whoKnowsRoom` is, and where there is no such leak. */
export async function leakRecord(
  house: House,
  project: ProjectId,
  number: string,
  id: string | undefined,
  actor: Actor,
): Promise<LeakRecord | undefined> {
  const room = isOfSecurity(actor) ? await caseRoom(house, project, number, actor) : undefined;
  const leaks = room?.case.leaks ?? [];
  const leak = id === undefined ? leaks.at(-1) : leaks.find((each) => each.id === id);
  if (!room || !leak) return undefined;
  const ref = caseRef(project, room.case.id);
  const { events, chain } = await house.store.readTx(project, async (tx) => ({
    events: await readBook<CaseEvent>(tx, house.root, ref),
    chain: await readEvents(tx, ref),
  }));
  const evidence = events
    .map(({ event }) => event)
    .find((event) => event.type === 'LeakEvidenceFrozen' && event.leak === leak.id);
  return {
    room,
    playbook: playbookOfCase(room.project, room.case),
    leak,
    ...(evidence?.type === 'LeakEvidenceFrozen' ? { evidence: evidence.evidence } : {}),
    events,
    chain,
  };
}
