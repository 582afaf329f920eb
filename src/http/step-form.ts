import type { CaseRoom } from '../app/queries/cases.ts';
import type { Fault } from '../core/case/fault.ts';
import { suggestedKind } from '../core/case/kinds.ts';
import { publicRetrospective } from '../core/notices/retrospective.ts';
import type { Step } from '../core/process/step.ts';
import { pickedVector } from '../parts/cvss-picker.tsx';
import type { Option } from '../parts/select.tsx';
import type { StepField } from '../parts/step-form.tsx';
import type { Fields } from './exchange.ts';
import { typed } from './form-input.ts';
import { fieldsOfInput, type InputField } from './step-schema.ts';
import { faultUnder } from './views/field-errors.ts';

/** A step's form that came back: what was typed and what was wrong with it. */
export interface Tried {
  readonly step: string;
  readonly fields: Fields;
  readonly faults: readonly Fault[];
}

/** The fields of a step for its form in one case: choices where the case knows them, and what was typed last. */
export function stepFields(step: Step, room: CaseRoom, tried?: Tried): readonly StepField[] {
  const mine = tried?.step === step.id ? tried : undefined;
  return fieldsOfInput(step.input).flatMap((field) =>
    field.parts
      ? field.parts.map((part) =>
          described(step, room, { ...field, name: `${field.name}.${part}`, label: part, kind: 'textarea' }, mine),
        )
      : [described(step, room, field, mine)],
  );
}

/** The fault of one field in words, as page and summary say it; what lies inside the field keeps its own name. */
export function errorOf(faults: readonly Fault[], name: string, label: string): string | undefined {
  const path = `/${name.replaceAll('.', '/')}`;
  const found = faults.find(
    (each) => each.severity === 'error' && (each.path === path || each.path.startsWith(`${path}/`)),
  );
  return found && faultUnder(found.path === path ? label : undefined, found);
}

function described(step: Step, room: CaseRoom, field: InputField, tried: Tried | undefined): StepField {
  const options = optionsOf(step, room, field);
  const isVector = step.id === 'score-vulnerability' && field.name === 'vector';
  const value = tried ? triedValue(tried, field.name, isVector) : startingValue(step, field, room);
  const error = tried && errorOf(tried.faults, field.name, field.label);
  const advice = (step.advice?.(room) ?? []).filter(({ path }) => path === `/${field.name}`);
  return {
    name: field.name,
    label: field.label,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    ...(advice.length > 0 ? { advice: advice.map(({ message, mend }) => `${message} ${mend}`.trim()).join(' ') } : {}),
    kind: options ? 'select' : isVector ? 'cvss' : (field.kind ?? 'text'),
    ...(options ? { options } : {}),
    required: field.isRequired || field.isDemanded === true,
    ...(value === undefined ? {} : { value }),
    ...(error === undefined ? {} : { error }),
  };
}

/** What was sent last for a field. */
function triedValue(tried: Tried, name: string, isVector: boolean): string | undefined {
  return isVector ? pickedVector(typed(tried.fields), name) : tried.fields[name]?.[0];
}

function startingValue(step: Step, field: InputField, room: CaseRoom): string | undefined {
  if (step.id === 'hold-retrospective' && field.name === 'text') return room.case.retrospective.text;
  if (step.id === 'publish-retrospective' && field.name === 'text')
    return publicRetrospective(room.case, room.playbook, room.now, room.facts);
  if (field.name === 'vector') return room.case.severity?.vector;
  if (step.id === 'classify-case' && field.name === 'kind') return suggestedKind(room.case.report);
  if (field.name === 'notice') return room.case.notices.findLast((n) => !n.stopped)?.id;
  if (field.name.startsWith('blocks.')) {
    return room.case.notices.findLast((n) => !n.sent)?.blocks[field.name.slice('blocks.'.length)];
  }
  if (field.name === 'lines') {
    return room.project.lines.map(({ line, planned }) => (planned ? `${line} ${planned}` : line)).join('\n');
  }
  return typeof field.fallback === 'string' ? field.fallback : undefined;
}

/** What can be chosen, where it is not for free text: words of the schema, or what the step knows to choose from. */
function optionsOf(step: Step, room: CaseRoom, field: InputField): readonly Option[] | undefined {
  if (field.values) return field.values.map((value) => ({ value, text: value }));
  const choices = step.choices?.(room)[field.name];
  return choices?.map(({ value, text, account }) => ({
    value,
    text: [account && (room.names[account] ?? account), text].filter(Boolean).join(' ') || value,
  }));
}
