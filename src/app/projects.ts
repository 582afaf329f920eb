import type { Actor } from '../core/access/actor.ts';
import { type Project, type ProjectEvent, playbookInForce } from '../core/access/project.ts';
import { decideProject, type ProjectCommand } from '../core/access/project-decide.ts';
import { isRefusal, type Refusal } from '../core/case/decide.ts';

import type { ProjectId } from '../core/case/ids.ts';
import type { Playbook } from '../core/process/playbook.ts';
import type { Tx } from '../store/open.ts';
import { insertProject } from '../store/projects.ts';
import { organisationRef, projectKeeping, projectOf, projectRef } from './books.ts';
import { organisationsOf } from './facts.ts';
import { fresh, type House } from './house.ts';
import { plan, toDelivery } from './letters.ts';
import { beginBook, bookKey, takeBook, writeEvents } from './record.ts';

export interface Founding {
  readonly slug: string;
  readonly host: string | null;
  readonly title: string;
  readonly product: string;
  readonly vendor: string;
  readonly namespace: string;
  readonly contact: string;
  readonly playbook: Playbook;
  readonly lists: Readonly<Partial<Record<'users' | 'team', string>>>;
  readonly lines: readonly { readonly line: string; readonly planned?: string | undefined }[];
}

/** Founds a project with its first playbook, its lists and its supported release lines. @returns its id */
export async function foundProject(house: House, founding: Founding): Promise<ProjectId> {
  const id = fresh(house);
  const now = house.now();
  const { slug, host, playbook, lists, lines, ...names } = founding;
  await house.store.withInstanceTx((tx) => insertProject(tx, { id, slug, host, name: names.title, createdAt: now }));
  await house.store.withTx(id, async (tx) => {
    const book = await beginBook<Project>(tx, house.root, projectRef(id), now);
    const events: ProjectEvent[] = [
      { type: 'ProjectFounded', ...names },
      { type: 'PlaybookAdopted', playbook, by: 'system' },
      ...Object.entries(lists).map(([list, address]) => ({
        type: 'ListPinned' as const,
        list: list as 'users',
        address: address!,
        by: 'system',
      })),
      { type: 'LinesSupported', lines, by: 'system' },
    ];
    await writeEvents(tx, book, projectKeeping, events, { kind: 'system' }, now);
  });
  return id;
}

export type ProjectHandled =
  | { readonly kind: 'done'; readonly project: Project }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Puts a command on the project's own book to the law, and writes what follows. */
export async function handleProject(
  house: House,
  project: ProjectId,
  command: ProjectCommand,
  actor: Actor,
): Promise<ProjectHandled> {
  return house.store.withTx(project, async (tx): Promise<ProjectHandled> => {
    const book = await takeBook<Project>(tx, house.root, projectRef(project));
    if (!book?.state) throw new Error(`Project ${project} has not been founded.`);
    const decision = decideProject(book.state, command, actor);
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
    if (decision.length === 0) return { kind: 'done', project: book.state };
    const { state } = await writeEvents(tx, book, projectKeeping, decision, actor, house.now());
    if (decision.some((e) => e.type === 'PlaybookAdopted')) await askForConsent(tx, house, state);
    return { kind: 'done', project: state };
  });
}

/** Members whose consent has lapsed with the new text are asked to accept it; until then no notice reaches them. */
async function askForConsent(tx: Tx, house: House, project: Project): Promise<void> {
  const { name, embargo } = playbookInForce(project);
  const now = house.now();
  for (const member of await organisationsOf(tx, house.root)) {
    if (member.state !== 'active' || member.policy.version >= embargo.policyVersion) continue;
    const ref = organisationRef(tx.project, member.id);
    const letter = {
      letter: 'membership-policy',
      recipient: { kind: 'organisation', id: member.id },
      subject: `[${name}] distributors list: embargo policy version ${embargo.policyVersion}`,
      text: `The embargo policy has a new text. New notices reach you once you have accepted it:\n${house.baseUrl}/partner`,
      dueAt: now,
      key: `${member.id}/policy/${embargo.policyVersion}`,
    } as const;
    await plan(tx, house, [toDelivery(house, ref, await bookKey(tx, house.root, ref), letter)], now);
  }
}

/** The project as it stands. */
export async function readProject(house: House, project: ProjectId): Promise<Project> {
  return house.store.readTx(project, (tx) => projectOf(tx, house.root));
}
