import { type Actor, maySeeCase } from '../../core/access/actor.ts';
import { playbookInForce } from '../../core/access/project.ts';
import type { CaseId, ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import { type Clock, clocks } from '../../core/process/clocks.ts';
import { ownersOf } from '../../core/process/duty.ts';
import { type UnusedCve, unusedCves } from '../../core/process/regulatory/cna.ts';
import { type CraReport, craDuty } from '../../core/process/regulatory/cra.ts';
import { type Payload, payloadOf } from '../../core/process/regulatory/payload.ts';
import { unusedRejection } from '../../formats/cve/render.ts';
import { listPictures } from '../../store/pictures.ts';
import { playbookOfCase, projectOf } from '../books.ts';
import { dutyOf } from '../duty.ts';
import { gatherFacts } from '../facts.ts';
import type { House } from '../house.ts';
import { openPictures } from '../record.ts';
import { caseRoom } from './cases.ts';
import { teamNames } from './team.ts';

/** A report of one case, or that its playbook asks for none. */
export type ReportRoom =
  | {
      readonly kind: 'payload';
      readonly case: CaseId;
      readonly number: string;
      readonly payload: Payload;
      readonly clock?: Clock;
      /** The names of the people who owe it. */
      readonly owners: readonly string[];
    }
  | { readonly kind: 'not asked'; readonly number: string };

/** A report filled from a case; undefined where there is no such report, or no such case for this actor. */
export async function reportRoom(
  house: House,
  project: ProjectId,
  number: string,
  report: string,
  actor: Actor,
): Promise<ReportRoom | undefined> {
  const duty = craDuty(report);
  const room = duty && (await caseRoom(house, project, number, actor, { entries: 1 }));
  if (!room) return undefined;
  const { title, contact } = room.project;
  const payload = payloadOf(report, room.case, { product: title, contact }, room.playbook, room.now);
  if (!payload) return { kind: 'not asked', number };
  const clock = room.clocks.find(({ id }) => id === report);
  const onDuty = dutyOf(room.project, room.facts.team, room.now, number);
  const owners = clock ? ownersOf(clock.owner, room.case, onDuty, room.facts.team) : [];
  const names = owners.map((id) => room.names[id] ?? 'Somebody');
  return { kind: 'payload', case: room.case.id, number, payload, owners: names, ...(clock ? { clock } : {}) };
}

/** A report that is owed or was filed, over all cases that the actor may see. */
export interface ReportLine {
  readonly number: string;
  readonly report: CraReport;
  readonly clock: Clock;
  /** The names of the people who owe it; nobody once it was filed. */
  readonly owners: readonly string[];
}

export interface RegulatoryRoom {
  readonly reports: readonly ReportLine[];
  readonly cves: readonly (UnusedCve & {
    /** What rejects it at CVE Services; absent while it may be used still, or nobody has said who assigns the ids. */
    readonly rejectingRecord?: unknown;
  })[];
}

/** What is owed to authorities, and which CVE ids of a year are reserved without being used. */
export async function regulatoryRoom(
  house: House,
  project: ProjectId,
  actor: Actor,
  year: number,
): Promise<RegulatoryRoom> {
  return house.store.readTx(project, async (tx) => {
    const owner = await projectOf(tx, house.root);
    const all = await openPictures<Case>(tx, house.root, await listPictures(tx, 'case'));
    const cases = all.filter((state) => maySeeCase(actor, state));
    const { team } = await gatherFacts(tx, house, undefined);
    const names = await teamNames(tx, house.root);
    const { organisation } = playbookInForce(owner).cve;
    const ownersIn = (state: Case, clock: Clock) =>
      ownersOf(clock.owner, state, dutyOf(owner, team, house.now(), state.number), team);
    const reports = cases.flatMap((state) =>
      clocks(state, playbookOfCase(owner, state), house.now()).flatMap((clock): ReportLine[] => {
        const duty = craDuty(clock.id);
        const owners = clock.metAt ? [] : ownersIn(state, clock).map((id) => names[id] ?? 'Somebody');
        return duty ? [{ number: state.number, report: duty.id, clock, owners }] : [];
      }),
    );
    const open = ({ clock }: ReportLine) => (clock.metAt ? 1 : 0);
    return {
      reports: reports.sort((a, b) => open(a) - open(b) || a.clock.dueAt.localeCompare(b.clock.dueAt)),
      cves: unusedCves(cases, year).map((one) => {
        const isSettled = organisation !== undefined && one.why !== 'not published yet';
        return isSettled ? { ...one, rejectingRecord: unusedRejection(organisation) } : one;
      }),
    };
  });
}
