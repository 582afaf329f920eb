import type { Fault } from '../../core/case/fault.ts';
import { faultsFromZod, fieldNames } from '../../core/case/zod-faults.ts';
import { type Playbook, playbookSchema } from '../../core/process/playbook.ts';
import { readYaml, withPlaces } from './read.ts';

/** Reads a playbook file; each fault says in which line it stands and how to mend it. */
export function readPlaybookText(text: string): { readonly playbook?: Playbook; readonly faults: readonly Fault[] } {
  const read = readYaml(text);
  if (read.faults.length > 0) return { faults: read.faults };
  const parsed = playbookSchema.safeParse(read.value);
  if (parsed.success) return { playbook: parsed.data, faults: [] };
  return { faults: withPlaces(faultsFromZod(parsed.error, read.value, fieldNames(playbookSchema)), read) };
}
