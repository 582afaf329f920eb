import { type Project, playbookInForce } from '../../core/access/project.ts';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import { type Artifact, listArtifacts, readArtifact, readArtifactsEnding } from '../../store/artifacts.ts';
import { projectOf } from '../books.ts';
import type { House } from '../house.ts';
import { policyHash } from '../organisations.ts';
import { sincePublished } from './published-memory.ts';

export interface PublicProject {
  readonly title: string;
  readonly product: string;
  readonly vendor: string;
  readonly contact: string;
  readonly playbook: Playbook;
  readonly policyHash: string;
}

/** What anybody may know of the project: its names and its policy. */
export async function publicProject(house: House, project: ProjectId): Promise<PublicProject> {
  return house.store.readTx(project, async (tx) => {
    const owner = await projectOf(tx, house.root);
    const { title, product, vendor, contact } = owner;
    const playbook = playbookInForce(owner);
    return { title, product, vendor, contact, playbook, policyHash: policyHash(playbook) };
  });
}

/** The text of one version of the embargo policy, as members accepted it; undefined for a version that never was. */
export async function embargoPolicy(
  house: House,
  project: ProjectId,
  version: number,
): Promise<{ text: string; hash: string } | undefined> {
  return house.store.readTx(project, async (tx) => {
    const owner: Project = await projectOf(tx, house.root);
    const found = owner.playbooks.findLast((p) => p.embargo.policyVersion === version);
    return found && { text: found.embargo.policy, hash: policyHash(found) };
  });
}

/** Every published advisory, newest first, from the bytes that were kept at publication. */
export async function publicAdvisories(house: House, project: ProjectId): Promise<readonly PublishedAdvisory[]> {
  return sincePublished(house, project, 'advisories', () =>
    house.store.readTx(project, async (tx) => {
      const found = (await readArtifactsEnding(tx, '.json')).map(read);
      return found.sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
    }),
  );
}

/** One published advisory with the forms it comes in; undefined when no such one is public. */
export async function publicAdvisory(
  house: House,
  project: ProjectId,
  id: string,
): Promise<
  { published: PublishedAdvisory; files: readonly { path: string; mediaType: string; sha256: string }[] } | undefined
> {
  return house.store.readTx(project, async (tx) => {
    const artifact = await readArtifact(tx, `/advisories/${id}.json`);
    if (!artifact) return undefined;
    const files = (await listArtifacts(tx, id)).map(({ path, mediaType, sha256 }) => ({ path, mediaType, sha256 }));
    return { published: read(artifact), files };
  });
}

/** The kept bytes of one public file: the newest, or those of one revision, which never change. */
export async function publicFile(
  house: House,
  project: ProjectId,
  path: string,
  revision?: number,
): Promise<Artifact | undefined> {
  return house.store.readTx(project, (tx) => readArtifact(tx, path, revision));
}

function read(artifact: Artifact): PublishedAdvisory {
  return JSON.parse(Buffer.from(artifact.body).toString('utf8')) as PublishedAdvisory;
}
