import { type Fault, fault, warning } from '../case/fault.ts';
import table from './cwe-4.20.json' with { type: 'json' };

/** MITRE's word on whether a weakness may be given to a vulnerability. */
export type MappingUsage = 'Allowed' | 'Allowed-with-Review' | 'Discouraged' | 'Prohibited';

export interface Weakness {
  readonly id: string;
  readonly name: string;
  readonly usage: MappingUsage;
}

/** The edition of the Common Weakness Enumeration that names come from. */
export const cweVersion: string = table.version;

const weaknesses: ReadonlyMap<string, Weakness> = new Map(
  (table.weaknesses as [number, string, MappingUsage][]).map(([number, name, usage]) => {
    const id = `CWE-${number}`;
    return [id, { id, name, usage }];
  }),
);

/** Every weakness of CWE 4.20, in the order of its number. */
export const allWeaknesses = (): readonly Weakness[] => [...weaknesses.values()];

/** The exact name of a weakness such as `CWE-94`; undefined when CWE 4.20 knows no such id. */
export const cweName = (id: string): string | undefined => weaknesses.get(id)?.name;

/** MITRE's word on the use of a weakness; undefined when CWE 4.20 knows no such id. */
export const cweUsage = (id: string): MappingUsage | undefined => weaknesses.get(id)?.usage;

/** Whether a weakness may stand in an advisory: unknown is a fault, prohibited or discouraged a warning. */
export function checkCwe(id: string, path: string): Fault[] {
  const found = weaknesses.get(id);
  if (!found) {
    return [fault('cwe-unknown', path, `CWE ${cweVersion} has no ${id}.`, 'Choose a weakness from its list.')];
  }
  const said = `${id} (${found.name})`;
  if (found.usage === 'Prohibited') {
    return [
      warning('cwe-prohibited', path, `${said} is not meant for vulnerabilities.`, 'Choose a more exact weakness.'),
    ];
  }
  if (found.usage === 'Discouraged') {
    return [warning('cwe-discouraged', path, `${said} is too general for most uses.`, 'Choose a more exact weakness.')];
  }
  return [];
}
