import { type Fault, fault } from '../../core/case/fault.ts';
import { didYouMean, faultsFromZod, fieldNames } from '../../core/case/zod-faults.ts';
import { caseMoments, readWhen } from '../../core/process/drill.ts';
import { readYaml, withPlaces } from '../playbook/read.ts';
import { type Drill, drillSchema } from './schema.ts';

export type ReadDrill =
  | { readonly ok: true; readonly drill: Drill }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads a drill from YAML or JSON. Each fault says the line, what is wrong and how to mend it. */
export function readDrill(text: string): ReadDrill {
  const read = readYaml(text);
  if (read.faults.length > 0) return { ok: false, faults: read.faults };
  const parsed = drillSchema.safeParse(read.value);
  const faults = parsed.success
    ? namesThatLeadNowhere(parsed.data)
    : faultsFromZod(parsed.error, read.value, fieldNames(drillSchema));
  return faults.length > 0 || !parsed.success
    ? { ok: false, faults: withPlaces(faults, read) }
    : { ok: true, drill: parsed.data };
}

function namesThatLeadNowhere({ actors, events, play, goals, ends }: Drill): Fault[] {
  const faults: Fault[] = [];
  const meant = (path: string, what: string, word: string, known: readonly string[]) => {
    if (known.includes(word)) return;
    const near = didYouMean(word, known);
    const mend = near ? `Did you mean “${near}”?` : `These are known: ${known.join(', ')}.`;
    faults.push(fault('drill-name', path, `There is no ${what} “${word}”.`, mend));
  };
  const people = Object.keys(actors);
  const ids = [...events, ...play].map(({ id }) => id);
  const moments = ['start', 'disclosure', ...Object.keys(caseMoments), ...ids];
  const moment = (path: string, text: string) => meant(path, 'moment', readWhen(text)!.from, moments);
  for (const [list, deeds] of Object.entries({ events, play })) {
    for (const [n, one] of deeds.entries()) {
      meant(`/${list}/${n}/by`, 'actor', one.by, people);
      if (one.on !== undefined) meant(`/${list}/${n}/on`, 'actor', one.on, people);
      moment(`/${list}/${n}/when`, one.when);
    }
  }
  for (const [n, one] of goals.entries()) {
    meant(`/goals/${n}/moment`, 'moment', one.moment, moments);
    moment(`/goals/${n}/before`, one.before);
  }
  moment('/ends', ends);
  const twice = ids.find((id, n) => ids.indexOf(id) !== n);
  if (twice !== undefined)
    faults.push(fault('drill-id', '/events', `Two entries are called “${twice}”.`, 'Give each an id of its own.'));
  if (!Object.values(actors).some(({ is, practises }) => is === 'team' && practises)) {
    const mend = 'Set practises: true on the actors of the team whom people play.';
    faults.push(fault('drill-people', '/actors', 'Nobody of the team practises in this drill.', mend));
  }
  return faults;
}
