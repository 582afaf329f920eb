import type { JSX } from 'preact';
import { cvss31 } from '../core/scores/cvss3-metrics.ts';
import { describedBy, FieldNotes, type FieldProps } from './field.tsx';

const metrics = cvss31.metrics.filter((metric) => metric.group === 'base');

/** The letter that a vector text gives each metric: `{ AV: 'N', AC: 'L' }`; nothing for another version. */
function chosenIn(vector: string): Readonly<Record<string, string>> {
  if (!vector.startsWith(cvss31.prefix)) return {};
  const pairs = vector.slice(cvss31.prefix.length).split('/');
  return Object.fromEntries(pairs.map((pair) => pair.split(':')).map(([id, value]) => [id, value ?? '']));
}

/**
 * The vector as it is meant, from the fields of a form with this picker. Text that was changed wins; else what was
 * picked, which may be incomplete: the law then says what is missing, and there is no score of zero.
 * @param given the first value of each field of the form by name; @param name the picker's own
 */
export function pickedVector(given: Readonly<Record<string, string>>, name: string): string {
  const text = (given[name] ?? '').trim();
  const picks = metrics.flatMap(({ id, values }) => {
    const value = given[`${name}.${id}`] ?? '';
    return Object.hasOwn(values, value) ? [`${id}:${value}`] : [];
  });
  if (picks.length === 0 || text !== (given[`${name}.was`] ?? '').trim()) return text;
  return cvss31.prefix + picks.join('/');
}

/** A vector as text of any version, or picked metric by metric: radio rows, so that keyboard and no script do. */
export function CvssPicker(props: FieldProps & { value?: string | undefined }): JSX.Element {
  const id = props.id ?? props.name;
  const value = props.value ?? '';
  const chosen = chosenIn(value);
  return (
    <div class={props.error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <FieldNotes field={props} />
      <div class="field-control">
        <input type="hidden" name={`${props.name}.was`} value={value} />
        <input
          class="input mono"
          id={id}
          name={props.name}
          value={value}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? true : undefined}
        />
      </div>
      <details class="picker" open={Object.keys(chosen).length > 0 || value === ''}>
        <summary>Or pick metric by metric (CVSS 3.1)</summary>
        <div class="picker-rows">
          {metrics.map((metric) => (
            <fieldset class="metric" key={metric.id}>
              <legend>
                {metric.name} <span class="muted">{metric.id}</span>
              </legend>
              <div class="metric-values">
                {Object.entries(metric.values).map(([letter, word]) => (
                  <label class="choice" key={letter}>
                    <input
                      type="radio"
                      name={`${props.name}.${metric.id}`}
                      value={letter}
                      checked={chosen[metric.id] === letter}
                    />
                    <span>{word}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </div>
      </details>
    </div>
  );
}
