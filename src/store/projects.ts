import type { Instant } from '../core/process/instant.ts';
import type { InstanceTx, Tx } from './open.ts';

export interface Project {
  readonly id: string;
  /** Short name in paths of files and commands; unique in the instance. */
  readonly slug: string;
  /** The host name that the project is served under; null where one project serves every name. */
  readonly host: string | null;
  readonly name: string;
  readonly createdAt: Instant;
}

const columns = ['id', 'slug', 'host', 'name', 'created_at as createdAt'] as const;

/** Founds a project. @throws the database's 23505 when the slug or host is taken */
export async function insertProject(tx: InstanceTx, project: Project): Promise<void> {
  const { createdAt, ...rest } = project;
  await tx.db
    .insertInto('projects')
    .values({ ...rest, created_at: createdAt })
    .execute();
}

/** Every project of the instance, oldest first. */
export async function listProjects(tx: InstanceTx): Promise<readonly Project[]> {
  return tx.db.selectFrom('projects').select(columns).orderBy('created_at').orderBy('id').execute();
}

/** The project served under a host name (lower case, no port). */
export async function findProjectByHost(tx: InstanceTx, host: string): Promise<Project | undefined> {
  return tx.db.selectFrom('projects').select(columns).where('host', '=', host).executeTakeFirst();
}

export async function findProjectBySlug(tx: InstanceTx, slug: string): Promise<Project | undefined> {
  return tx.db.selectFrom('projects').select(columns).where('slug', '=', slug).executeTakeFirst();
}

/** The project of this transaction. */
export async function readProject(tx: Tx): Promise<Project | undefined> {
  return tx.db.selectFrom('projects').select(columns).where('id', '=', tx.project).executeTakeFirst();
}
