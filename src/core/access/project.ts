import type { Recorded } from '../case/events.ts';
import type { ProjectId } from '../case/ids.ts';
import type { Instant } from '../process/instant.ts';
import { type Playbook, playbookSchema } from '../process/playbook.ts';
import { evolveRota, type Rota, type RotaEvent } from './rota.ts';

/** The book of a project: what an attacker would redirect, and therefore never a plain table (design.md §3). */
export type ProjectEvent =
  | RotaEvent
  | {
      readonly type: 'ProjectFounded';
      readonly title: string;
      readonly product: string;
      readonly vendor: string;
      readonly namespace: string;
      readonly contact: string;
    }
  | { readonly type: 'PlaybookAdopted'; readonly playbook: Playbook; readonly by: string }
  | {
      readonly type: 'SigningKeyMade';
      readonly fingerprint: string;
      readonly publicKey: string;
      /** The private half: it stands in this sealed event and in no picture. */
      readonly privateKey: string;
      readonly by: string;
    }
  | { readonly type: 'ListPinned'; readonly list: 'users' | 'team'; readonly address: string; readonly by: string }
  | {
      readonly type: 'LinesSupported';
      readonly lines: readonly { readonly line: string; readonly planned?: string | undefined }[];
      readonly by: string;
    };

export interface Project {
  readonly id: ProjectId;
  readonly title: string;
  readonly product: string;
  readonly vendor: string;
  readonly namespace: string;
  readonly contact: string;
  /** Every version ever adopted; a case reads the one that it pins. The last one is in force. */
  readonly playbooks: readonly Playbook[];
  readonly foundedAt?: Instant;
  /** The public half of the key that signs what is published. */
  readonly signing?: { readonly fingerprint: string; readonly publicKey: string };
  readonly lists: Readonly<Partial<Record<'users' | 'team', string>>>;
  readonly lines: readonly { readonly line: string; readonly planned?: string | undefined }[];
  /** Who takes turns on duty (R89). */
  readonly rota?: Rota | undefined;
}

/** Folds one event into a project's picture. @throws Error when the book does not begin with its founding. */
export function evolveProject(
  name: { readonly id: string },
  state: Project | undefined,
  { event, at }: Recorded<ProjectEvent>,
): Project {
  if (event.type === 'ProjectFounded') {
    const { type: _, ...founded } = event;
    return { id: name.id, ...founded, foundedAt: at, playbooks: [], lists: {}, lines: [] };
  }
  if (!state) throw new Error(`The book of project ${name.id} does not begin with ProjectFounded.`);
  switch (event.type) {
    case 'PlaybookAdopted':
      return { ...state, playbooks: [...state.playbooks, event.playbook] };
    case 'SigningKeyMade': {
      const { fingerprint, publicKey } = event;
      return { ...state, signing: { fingerprint, publicKey } };
    }
    case 'ListPinned':
      return { ...state, lists: { ...state.lists, [event.list]: event.address } };
    case 'LinesSupported':
      return { ...state, lines: event.lines };
    case 'RotaSet':
    case 'HandOffOffered':
    case 'HandOffAcknowledged':
    case 'ShiftSwapped':
    case 'AbsenceNoted': {
      const rota = evolveRota(state.rota, event, at);
      return rota ? { ...state, rota } : state;
    }
  }
}

/** The playbook that a pin names. @throws Error when the project never adopted it: a pin is written from an adopted one. */
export function playbookOf(project: Project, pin: { readonly name: string; readonly version: number }): Playbook {
  const found = project.playbooks.findLast((p) => p.name === pin.name && p.version === pin.version);
  if (!found) throw new Error(`The project has no playbook ${pin.name} version ${pin.version}.`);
  return completed(found);
}

/** The playbook in force for new cases. @throws Error before one was adopted. */
export function playbookInForce(project: Project): Playbook {
  const newest = project.playbooks.at(-1);
  if (!newest) throw new Error('The project has not adopted a playbook.');
  return completed(newest);
}

const completions = new WeakMap<Playbook, Playbook>();

/** A playbook as it was adopted, with what later versions of Tidegate can be told beside: each key means what was so before. */
function completed(adopted: Playbook): Playbook {
  const whole = completions.get(adopted) ?? playbookSchema.parse(adopted);
  completions.set(adopted, whole);
  return whole;
}
