// The form of every step as the desk renders it, filled as a person fills it: what the law calls good must pass through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import type { CaseRoom } from '../../src/app/queries/cases.ts';
import { chanceFrom } from '../../src/core/process/chance.ts';
import { steps } from '../../src/core/process/index.ts';
import { type Chance, goodInputs, type Place } from '../../src/core/process/samples.ts';
import type { Step } from '../../src/core/process/step.ts';
import { inputFromForm } from '../../src/http/form-input.ts';
import { stepFields } from '../../src/http/step-form.ts';
import { formsOf } from '../../src/main/replay/html-form.ts';
import { typedFrom } from '../../src/main/replay/references.ts';
import { InFrame } from '../../src/parts/frame.ts';
import { htmlOf } from '../../src/parts/html-of.ts';
import { StepForm } from '../../src/parts/step-form.tsx';
import { after, before, contour, factsWith, given, linuxDistros, people, playbookWith, start } from '../support/law.ts';

const team = ['lead', 'responder', 'developer', 'release-manager'];
/** Steps with a page of their own instead of a form out of their schema. */
const pages = ['draft-advisory', 'draft-notice', 'add-bundle'];
const onDesk = steps.filter(({ id, who }) => who.some((party) => team.includes(party)) && !pages.includes(id));
const exposed = { type: 'ExposureRecorded', what: 'public', source: 'A post.', by: 'account:lena' } as const;
const declined = {
  type: 'ConsentChanged',
  party: 'organisation:harbour',
  consent: 'declined',
  policyVersion: 1,
  by: 'account:hana',
} as const;
const incident = {
  type: 'IncidentRecorded',
  what: 'active exploitation',
  awareAt: start,
  text: 'Seen in logs.',
  malice: 'suspected',
  ownSystems: false,
  by: 'lena',
} as const;
const bundle = {
  type: 'BundleAdded',
  ...{ bundle: 'b-1', line: '1.33', base: 'v1.33.3', patches: [], by: 'lena' },
  ...{ blob: 'blob-1', size: 1, sha256: 'a'.repeat(64) },
} as const;
const asked = { type: 'TeamAsked', question: 'q-1', party: 'organisation:quay', text: 'Why?', by: 'x' } as const;
const leak = {
  type: 'LeakRecorded',
  ...({ leak: 'l-1', what: 'Half of it.', toWhom: 'A forum.', how: '', source: 'team' } as const),
  ...{ owner: 'lena', by: 'lena' },
} as const;
const judged = {
  type: 'LeakJudged',
  ...({ leak: 'l-1', extent: 'partial', cause: 'accidental', recommended: 'assess' } as const),
  ...{ reason: 'It shows.', by: 'lena' },
} as const;
const action = { type: 'ActionItemAdded', item: 'a-1', text: 'Fuzz it.', owner: 'lena', by: 'lena' } as const;
const playbook = playbookWith({
  embargo: { ...contour.embargo, programmes: [linuxDistros] },
  regulatory: {
    cna: null,
    cra: { role: 'manufacturer', from: '2026-01-01', entity: 'Heron', memberStates: [], owner: 'lead' },
  },
});
const other = given(after('AcceptReport')).state;
const facts = factsWith({ playbooks: [1, 2].map((version) => ({ name: 'contour', version })), other });
const places = [
  given(after('ContactReporter')),
  given(after('AcceptReport')),
  given(after('ProposeDate')),
  given(before('SendNotice')),
  given(after('SendNotice')),
  given(after('SendNotice'), exposed),
  given(after('SendNotice'), declined, incident),
  given(after('SendNotice'), bundle),
  given(after('OpenNotice'), asked),
  given(after('OpenNotice'), leak),
  given(after('OpenNotice'), leak, judged),
  given(before('ReleasePatch')),
  given(after('PublishAdvisory')),
  given(after('HoldRetrospective'), action),
].map(({ state, now }): Place => ({ state, now, actor: people.lead, playbook, facts }));

const frame = { project: 'P', zone: 'UTC', theme: 'auto', path: '/', mode: 'real' } as const;

/** Takes every turn that makes an input longer. */
const rich: Chance = { ...chanceFrom(1), is: () => true };

function sample(step: Step, place: Place, chance: Chance): Record<string, unknown> | undefined {
  try {
    return goodInputs[step.command]!(place, chance) as Record<string, unknown> | undefined;
  } catch {
    return undefined; // nothing of that kind stands in this case
  }
}

/** What a browser sends for the form: as it was rendered, with what the person typed and chose. */
function sent(step: Step, { state, ...place }: Place, input: Readonly<Record<string, unknown>>) {
  const room = { ...place, case: state, names: {}, project: { lines: [] } } as unknown as CaseRoom;
  const fields = stepFields(step, room);
  const form = h(StepForm, { step: step.id, action: '/x', fields, button: 'Do it' });
  const html = htmlOf(h(InFrame, { frame: { ...frame, now: place.now } }, form));
  const typed = Object.entries(typedFrom(input)).filter((entry): entry is [string, string] => entry[1] !== undefined);
  for (const [name, value] of typed) {
    const field = fields.find((each) => each.name === name);
    assert.ok(field, `${step.id}: the form has no field ${name}`);
    if (field.kind === 'select')
      assert.ok(
        field.options?.some((option) => option.value === value),
        `${step.id}: ${name} cannot be chosen to be “${value}”, only: ${field.options?.map((o) => o.value).join(', ')}`,
      );
  }
  const untouched = formsOf(html)[0]!.fields;
  return Object.fromEntries(Object.entries({ ...untouched, ...Object.fromEntries(typed) }).map(([k, v]) => [k, [v]]));
}

for (const step of onDesk) {
  test(`the form of ${step.id} takes what the step takes`, () => {
    let tried = 0;
    for (const place of places) {
      for (const chance of [rich, chanceFrom(1), chanceFrom(2), chanceFrom(3)]) {
        const input = sample(step, place, chance);
        if (!input || !step.input.safeParse(input).success) continue;
        tried += 1;
        const parsed = step.input.safeParse(inputFromForm(step.input, sent(step, place, input)));
        assert.deepEqual(parsed.error?.message, undefined, `${step.id} with ${JSON.stringify(input)}`);
      }
    }
    assert.ok(tried > 0, `no case of this test gives ${step.id} an input`);
  });
}
