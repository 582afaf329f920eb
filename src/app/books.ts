import { evolveProject, type Project, type ProjectEvent, playbookOf } from '../core/access/project.ts';
import type { CaseEvent } from '../core/case/events.ts';
import { evolve, statusOf } from '../core/case/evolve.ts';
import type { BookRef } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import type { OrganisationEvent } from '../core/distributors/events.ts';
import { evolveOrganisation, type Organisation } from '../core/distributors/organisation.ts';
import { evolveOpenings, type OpeningEvent, type Openings } from '../core/embargo/openings.ts';
import type { Playbook } from '../core/process/playbook.ts';
import type { Tx } from '../store/open.ts';
import { type BookKeeping, readState } from './record.ts';

/** How the book of a case is kept: its number and coarse status stand in the clear, so that an inbox can be listed. */
export const caseKeeping: BookKeeping<Case, CaseEvent> = {
  evolve,
  index: (state) => ({
    number: state.number,
    stage: statusOf(state),
    nextDueAt: ['active', 'revise'].includes(state.embargo.state) ? (state.embargo.end ?? null) : null,
  }),
};

export const organisationKeeping: BookKeeping<Organisation, OrganisationEvent> = {
  evolve: evolveOrganisation,
  index: (state) => ({ number: null, stage: state.state, nextDueAt: null }),
};

export const projectKeeping: BookKeeping<Project, ProjectEvent> = {
  evolve: evolveProject,
  index: () => ({ number: null, stage: 'founded', nextDueAt: null }),
};

export const openingsKeeping: BookKeeping<Openings, OpeningEvent> = {
  evolve: evolveOpenings,
  index: () => ({ number: null, stage: 'kept', nextDueAt: null }),
};

export const caseRef = (project: string, id: string): BookRef => ({ project, kind: 'case', id });
export const organisationRef = (project: string, id: string): BookRef => ({ project, kind: 'organisation', id });
export const openingsRef = (project: string, id: string): BookRef => ({ project, kind: 'openings', id });
export const projectRef = (project: string): BookRef => ({ project, kind: 'project', id: project });

/** The project of this transaction. @throws Error when it was never founded */
export async function projectOf(tx: Tx, root: Buffer): Promise<Project> {
  const found = await readState<Project>(tx, root, projectRef(tx.project));
  if (!found) throw new Error(`Project ${tx.project} has not been founded.`);
  return found.state;
}

/** The playbook that a case pins. */
export function playbookOfCase(project: Project, state: Case): Playbook {
  return playbookOf(project, state.playbook);
}
