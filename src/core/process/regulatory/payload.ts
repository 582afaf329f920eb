import type { Advisory } from '../../advisory/advisory.ts';
import type { Case } from '../../case/model.ts';
import { cweName } from '../../scores/cwe.ts';
import { type Instant, sayInstant } from '../instant.ts';
import type { Playbook } from '../playbook.ts';
import { type CraDuty, craDuty, exploitationKnown, incidentKnown } from './cra.ts';

/** One thing that a clause asks for, with what the case knows of it. */
export interface PayloadField {
  readonly name: string;
  readonly label: string;
  /** Empty where the case does not know it. */
  readonly value: string;
  /** How to have it known; only where the value is empty. */
  readonly mend?: string;
  /** Asked for "where applicable" or "where available": its absence does not make the report incomplete. */
  readonly optional?: true;
}

/** A report to the authorities, ready to paste: what its clause asks for and nothing else. */
export interface Payload {
  readonly report: string;
  readonly title: string;
  readonly clause: string;
  /** Where the duty comes from, clause by clause. */
  readonly sources: readonly string[];
  readonly fields: readonly PayloadField[];
  /** What is missing and must be there. */
  readonly missing: readonly PayloadField[];
  readonly text: string;
}

/** What the case does not hold itself. */
export interface PayloadWorld {
  readonly product: string;
  readonly contact: string;
}

const regulation = 'Regulation (EU) 2024/2847 (Cyber Resilience Act)';

/**
 * A report filled from the case. Nothing is made up: what the case does not know stays empty and is named as missing.
 * @returns undefined for an id that is no report, or where the playbook does not turn these reports on
 */
export function payloadOf(
  id: string,
  state: Case,
  world: PayloadWorld,
  playbook: Playbook,
  now: Instant,
): Payload | undefined {
  const duty = craDuty(id);
  const { cra } = playbook.regulatory;
  if (!duty || !cra) return undefined;
  const asked = { state, world, playbook, now, duty, advisory: state.advisory.revisions.at(-1)?.advisory };
  const fields = [...who(asked, cra), ...contents[duty.id](asked)];
  const missing = fields.filter((field) => field.value === '' && !field.optional);
  const sources = [
    `${regulation}, ${duty.clause.replace(/^.* Art/, 'Art')}`,
    ...(cra.role === 'steward' ? [`${regulation}, Art. 24(3): the duty as it applies to a steward`] : []),
    `${regulation}, Art. 16: filed through the single reporting platform`,
  ];
  const { title, clause } = duty;
  return { report: id, title, clause, sources, fields, missing, text: sayPayload(title, clause, fields) };
}

interface Asked {
  readonly state: Case;
  readonly world: PayloadWorld;
  readonly playbook: Playbook;
  readonly now: Instant;
  readonly duty: CraDuty;
  readonly advisory: Advisory | undefined;
}

const filled = (name: string, label: string, value: string | undefined, mend: string): PayloadField =>
  value?.trim() ? { name, label, value: value.trim() } : { name, label, value: '', mend };
const perhaps = (field: PayloadField): PayloadField => ({ ...field, optional: true });

/** Who notifies, of which product, since when it is known: without these no report can be told from another. */
function who(
  { state, world, playbook, duty }: Asked,
  cra: NonNullable<Playbook['regulatory']['cra']>,
): readonly PayloadField[] {
  const known = duty.matter === 'incident' ? incidentKnown(state, playbook) : exploitationKnown(state, playbook);
  const started =
    duty.matter === 'incident'
      ? 'Record the incident, with the moment at which it was known.'
      : 'Record that attacks were seen.';
  return [
    filled('notifier', cra.role === 'steward' ? 'Open-source software steward' : 'Manufacturer', cra.entity, ''),
    filled('contact', 'Contact', world.contact, 'Give the project a contact.'),
    filled('product', 'Product with digital elements', world.product, 'Give the project a product.'),
    filled('aware_at', 'Became aware', known && sayInstant(known), started),
  ];
}

const contents: Readonly<Record<CraDuty['id'], (asked: Asked) => readonly PayloadField[]>> = {
  'cra-early-warning': (asked) => [memberStates(asked)],
  'cra-notification': (asked) => [
    affected(asked),
    nature(asked, 'active exploitation', 'exploit', 'Nature of the exploit'),
    filled(
      'vulnerability',
      'Nature of the vulnerability',
      weakness(asked),
      'Classify the weakness, or write the advisory’s summary.',
    ),
    ...measures(asked),
    sensitivity(asked),
  ],
  'cra-final-report': (asked) => [
    filled('description', 'Description of the vulnerability', asked.advisory?.description, 'Write the advisory.'),
    filled('severity', 'Severity', severity(asked), 'Score the vulnerability.'),
    filled('impact', 'Impact', asked.advisory?.impact, 'Write the impact into the advisory.'),
    perhaps(nature(asked, 'active exploitation', 'malicious_actor', 'Malicious actors, as far as known')),
    filled('update', 'Security update or other corrective measure', released(asked), 'Release a patch.'),
  ],
  'cra-incident-early-warning': (asked) => [malice(asked), memberStates(asked)],
  'cra-incident-notification': (asked) => [
    nature(asked, 'severe incident', 'incident', 'Nature of the incident, with a first assessment'),
    ...measures(asked),
    sensitivity(asked),
  ],
  'cra-incident-final-report': (asked) => [
    nature(asked, 'severe incident', 'description', 'Description of the incident'),
    filled('severity', 'Severity', severity(asked), 'Score the vulnerability that let it happen.'),
    filled('impact', 'Impact', asked.advisory?.impact, 'Write the impact into the advisory.'),
    filled('cause', 'Type of threat or root cause', weakness(asked), 'Classify the weakness that let it happen.'),
    filled('mitigation', 'Applied and ongoing mitigation', taken(asked), 'Record what was done: fixes, or a plan.'),
  ],
};

function memberStates({ playbook }: Asked): PayloadField {
  const states = playbook.regulatory.cra?.memberStates.join(', ');
  const mend = 'List the Member States under regulatory.cra.memberStates in the playbook, where they are known.';
  return perhaps(filled('member_states', 'Member States in which it is made available', states, mend));
}

function affected({ state, advisory, world }: Asked): PayloadField {
  const ranges = advisory?.affected.flatMap(({ product, ranges: all }) =>
    all.map(
      (r) =>
        `${product} ${r.introduced === '0' ? 'from the first version' : `from ${r.introduced}`}${r.fixed ? `, fixed in ${r.fixed}` : ''}`,
    ),
  );
  const lines = Object.keys(state.fixes).map((line) => `${world.product} ${line}`);
  const value = (ranges && ranges.length > 0 ? ranges : lines).join('; ');
  return filled('versions', 'Versions concerned', value, 'Accept the report, which names the release lines.');
}

function nature(
  { state }: Asked,
  what: 'active exploitation' | 'severe incident',
  name: string,
  label: string,
): PayloadField {
  const told = state.incidents
    ?.filter((i) => i.what === what)
    .map(({ text }) => text)
    .join('\n\n');
  return filled(name, label, told, 'Record the incident that must be reported, with what is known of it.');
}

function malice({ state }: Asked): PayloadField {
  const said = state.incidents?.findLast((i) => i.what === 'severe incident')?.malice;
  return filled(
    'malice',
    'Unlawful or malicious acts',
    said,
    'Record the incident, and say whether they are suspected.',
  );
}

function weakness({ state, advisory }: Asked): string {
  const name = state.cwe ? `${state.cwe} (${cweName(state.cwe) ?? 'unknown'})` : '';
  return [name, advisory?.summary].filter(Boolean).join('. ');
}

function severity({ state }: Asked): string {
  const { word, score, vector } = state.severity ?? {};
  return [word, score?.toFixed(1), vector].filter(Boolean).join(', ');
}

function measures(asked: Asked): readonly PayloadField[] {
  const { advisory, state } = asked;
  const workarounds = advisory?.workarounds || state.plan?.workarounds;
  return [
    filled(
      'measures_taken',
      'Corrective or mitigating measures taken',
      taken(asked),
      'Share the plan, or move a fix on.',
    ),
    filled('measures_for_users', 'What users can do', workarounds, 'Share the plan with its workarounds.'),
  ];
}

function taken(asked: Asked): string {
  const fixes = Object.values(asked.state.fixes).map((fix) => `${fix.line}: fix ${fix.state}`);
  return [released(asked), fixes.length > 0 ? fixes.join('; ') : asked.state.plan?.plan].filter(Boolean).join('\n');
}

function released({ state }: Asked): string {
  return Object.values(state.fixes)
    .filter((fix) => fix.releasedAt)
    .map(
      (fix) => `${fix.line}: ${fix.version}, released ${sayInstant(fix.releasedAt!)}${fix.url ? `, ${fix.url}` : ''}`,
    )
    .join('\n');
}

/** How sensitive the information is held to be: under embargo, or public. */
function sensitivity({ state, now }: Asked): PayloadField {
  const published = state.advisory.publications[0];
  const end = state.embargo.end;
  const value = published
    ? `Not sensitive: published as ${published.id}.`
    : end && end > now
      ? `Sensitive: under embargo until ${sayInstant(end)}. Please do not pass it on.`
      : 'Sensitive: not public. Please do not pass it on.';
  return { name: 'sensitivity', label: 'Sensitivity', value };
}

function sayPayload(title: string, clause: string, fields: readonly PayloadField[]): string {
  const rows = fields.map(({ label, value }) => `${label}:\n${value || '(not known)'}`);
  return [`${title} (${clause})`, ...rows].join('\n\n');
}
