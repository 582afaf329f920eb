import type { JSX } from 'preact';
import { justifications } from '../../core/advisory/advisory.ts';
import { sayJustification } from '../../core/advisory/statements.ts';
import { Select } from '../../parts/select.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import type { FilledField } from './affected-fields.tsx';

const named = [
  ['vendor', 'Vendor'],
  ['product', 'Product'],
  ['purl', 'Package URL'],
  ['version', 'Version'],
] as const;

const statuses = ['not affected', 'under investigation'].map((value) => ({ value, text: value }));
const reasons = justifications.map((value) => ({ value, text: sayJustification[value] }));
const noReason = { value: '', text: 'No such reason' };

/** Products that carry the same code and are not affected, or not judged yet. The last one is empty: filling it adds one. */
export function StatementFields(props: { count: number; field: (name: string) => FilledField }): JSX.Element {
  return (
    <div class="stack stack-6">
      {Array.from({ length: props.count + 1 }, (_, at) => {
        const of = (key: string) => props.field(`statements.${at}.${key}`);
        const chosen = of('justification').value;
        return (
          <fieldset class="stack" key={`statements.${at}`}>
            <legend class="field-label">Statement {at + 1}</legend>
            <div class="cols cols-2">
              {named.map(([key, label]) => (
                <TextInput {...of(key)} label={label} key={key} />
              ))}
              <Select {...of('status')} label="It is" options={statuses} />
              <Select
                {...of('justification')}
                label="Reason"
                need="may"
                options={chosen ? [noReason, ...reasons] : reasons}
              />
            </div>
            <TextArea {...of('why')} label="Why it is not affected" need="may" rows={2} />
          </fieldset>
        );
      })}
      <p class="muted small">
        A product that is not affected needs a reason or a sentence. Without a version, the product as a whole is meant.
        Clear all texts of a statement to drop it.
      </p>
    </div>
  );
}
