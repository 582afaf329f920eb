import { type Fault, fault } from '../../core/case/fault.ts';
import { didYouMean, faultsFromZod, fieldNames } from '../../core/case/zod-faults.ts';
import { stepById } from '../../core/process/index.ts';
import { readYaml, withPlaces } from '../playbook/read.ts';
import { isVerb, knownDeeds, type Scenario, scenarioSchema } from './schema.ts';

export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads a scenario from YAML or JSON. Each fault says the line, what is wrong and how to mend it. */
export function readScenario(text: string): ReadScenario {
  const read = readYaml(text);
  if (read.faults.length > 0) return { ok: false, faults: read.faults };
  const parsed = scenarioSchema.safeParse(read.value);
  const faults = parsed.success
    ? namesThatLeadNowhere(parsed.data)
    : faultsFromZod(parsed.error, read.value, fieldNames(scenarioSchema)).map(meant(read.value));
  return faults.length > 0 || !parsed.success
    ? { ok: false, faults: withPlaces(faults, read) }
    : { ok: true, scenario: parsed.data };
}

/** A misspelt step is the most likely slip: say which one was meant. */
function meant(whole: unknown): (found: Fault) => Fault {
  return (found) => {
    const at = /^\/steps\/(\d+)\/do$/.exec(found.path)?.[1];
    if (at === undefined) return found;
    const word = (whole as { steps: { do?: unknown }[] }).steps[Number(at)]?.do;
    const near = typeof word === 'string' ? didYouMean(word, knownDeeds) : undefined;
    return near ? { ...found, mend: `Did you mean “${near}”?` } : found;
  };
}

function namesThatLeadNowhere({ actors, steps, start }: Scenario): Fault[] {
  const known = Object.keys(actors);
  const faults: Fault[] = [];
  const actor = (path: string, word: string) => {
    if (known.includes(word)) return;
    const near = didYouMean(word, known);
    const mend = near ? `Did you mean “${near}”?` : `The actors are: ${known.join(', ')}.`;
    faults.push(fault('scenario-actor', path, `There is no actor “${word}”.`, mend));
  };
  let before = start;
  for (const [n, step] of steps.entries()) {
    actor(`/steps/${n}/by`, step.by);
    if (step.on !== undefined) actor(`/steps/${n}/on`, step.on);
    if (step.at < before) {
      const mend = 'Put the steps in the order in which they happen.';
      faults.push(fault('scenario-order', `/steps/${n}/at`, 'This step lies before the one above it.', mend));
    }
    before = step.at;
    const fields = isVerb(step.do) ? undefined : fieldsOfStep(step.do);
    for (const field of fields ? Object.keys(step.with).filter((key) => !fields.includes(key)) : []) {
      const near = didYouMean(field, fields!);
      const mend = near ? `Did you mean “${near}”?` : `It takes: ${fields!.join(', ') || 'nothing'}.`;
      faults.push(
        fault('scenario-field', `/steps/${n}/with/${field}`, `“${step.do}” takes no field “${field}”.`, mend),
      );
    }
    if (isVerb(step.do) && needsOn.has(step.do) && step.on === undefined) {
      faults.push(fault('scenario-on', `/steps/${n}/do`, `“${step.do}” does not say about whom.`, 'Add: on: ACTOR.'));
    }
  }
  return faults;
}

/** What a step takes; the reporter's line of thanks travels with the choice of credit and is kept apart from the case. */
function fieldsOfStep(id: string): readonly string[] {
  const fields = Object.keys(stepById(id)?.input.shape ?? {});
  return id === 'choose-credit' ? [...fields, 'name', 'affiliation'] : fields;
}

const needsOn = new Set<string>([
  ...['vouch', 'sponsor', 'accept', 'refuse', 'suspend', 'strike'],
  ...['draft-removal', 'approve-removal', 'remove', 'stop-removal'],
]);
