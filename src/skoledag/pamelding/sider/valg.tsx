import { Field, Fieldset, Input, Label } from '@digdir/designsystemet-react';
import type { Ramme } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import type { Sporsmal, Svarverdier } from '../modell.ts';
import { feltFor } from '../regler.ts';
import { feilVed } from './felt.tsx';

/** Several choices: a box for each, as one group. */
export function Valgene({ q, star, ramme }: { q: Sporsmal; star: Svarverdier[string] | undefined; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const navn = feltFor(q.sporsmalId);
  const feil = feilVed(ramme, `${navn}_0`);
  const sendt = Object.keys(skjema.verdier).length > 0;
  return (
    <Fieldset className="fm-skjemafelt" aria-describedby={feil === undefined ? undefined : `felt-${navn}-feil`}>
      <Fieldset.Legend>{paSprak(q.tekst, sprak)}</Fieldset.Legend>
      {q.valg.map((v, i) => {
        const id = `felt-${navn}_${i}`;
        const krysset = sendt ? skjema.verdier[`${navn}_${i}`] === 'ja' : Array.isArray(star) && star.includes(i);
        return (
          <Field key={id}>
            <Input
              type="checkbox"
              id={id}
              name={`${navn}_${i}`}
              value="ja"
              defaultChecked={krysset}
              aria-invalid={feil === undefined ? undefined : true}
            />
            <Label htmlFor={id} weight="regular">
              {paSprak(v, sprak)}
            </Label>
          </Field>
        );
      })}
      {feil === undefined ? null : (
        <p className="ds-validation-message" id={`felt-${navn}-feil`} data-color="warning">
          {feil}
        </p>
      )}
    </Fieldset>
  );
}
