import { ErrorSummary, Field, Fieldset, Input, Label, Select, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { tekst, type Sprak } from '#web/tekster/index.ts';
import { Knapp, Knappelenke, Skjult } from './knapp.tsx';

/** A fault in a form: which field, and what to do about it. */
export interface Feltfeil {
  readonly navn: string;
  readonly melding: string;
}

interface Felles {
  readonly navn: string;
  readonly etikett: string;
  readonly hjelp?: string | undefined;
  /** What to do about it: «Velg fraværsgrunn for Rask Herre», not «Ugyldig verdi». */
  readonly feil?: string | undefined;
  readonly valgfritt?: boolean | undefined;
}

interface Valg {
  readonly verdi: string;
  readonly tekst: string;
  readonly hjelp?: string | undefined;
}

/** One field of a form, with what was typed when the form is drawn again. */
export type Skjemafeltvisning =
  | (Felles & {
      readonly slag: 'tekst';
      readonly type?: 'text' | 'email' | 'tel' | 'date' | 'search' | 'time' | 'datetime-local';
      readonly verdi?: string | undefined;
      readonly autofyll?: string | undefined;
      /** Number of characters the field is wide; full width when left out. */
      readonly bredde?: 'smal' | 'middels' | undefined;
      readonly inndata?: 'numeric' | 'decimal' | undefined;
    })
  | (Felles & { readonly slag: 'flerlinje'; readonly verdi?: string | undefined; readonly rader?: number | undefined })
  | (Felles & { readonly slag: 'velg'; readonly verdi?: string | undefined; readonly valg: readonly Valg[] })
  | (Felles & { readonly slag: 'radio'; readonly verdi?: string | undefined; readonly valg: readonly Valg[] })
  | (Felles & { readonly slag: 'avkryssing'; readonly krysset?: boolean | undefined; readonly verdi?: string | undefined })
  | (Felles & { readonly slag: 'fil'; readonly typer?: string | undefined });

const feltId = (navn: string) => `felt-${navn}`;

function Feil({ id, melding, sprak }: { id: string; melding: string; sprak: Sprak }) {
  return (
    <ValidationMessage id={id} data-color="warning">
      <span className="ds-sr-only">{tekst(sprak).skjema.feil} </span>
      {melding}
    </ValidationMessage>
  );
}

function Etikett({ felt, sprak }: { felt: Skjemafeltvisning; sprak: Sprak }) {
  return (
    <>
      {felt.etikett}
      {felt.valgfritt ? <span className="fm-dempet"> ({tekst(sprak).skjema.valgfritt})</span> : null}
    </>
  );
}

function Kontroll({ felt, felles }: { felt: Exclude<Skjemafeltvisning, { slag: 'radio' }>; felles: Record<string, unknown> }) {
  switch (felt.slag) {
    case 'tekst':
      return (
        <Input
          {...felles}
          type={felt.type ?? 'text'}
          defaultValue={felt.verdi}
          autoComplete={felt.autofyll ?? 'off'}
          inputMode={felt.inndata}
          data-bredde={felt.bredde}
        />
      );
    case 'flerlinje':
      return <Textarea {...felles} defaultValue={felt.verdi} rows={felt.rader ?? 3} />;
    case 'velg':
      return (
        <Select {...felles} defaultValue={felt.verdi}>
          {felt.valg.map((v) => (
            <Select.Option key={v.verdi} value={v.verdi}>
              {v.tekst}
            </Select.Option>
          ))}
        </Select>
      );
    case 'avkryssing':
      return <Input {...felles} type="checkbox" value={felt.verdi ?? 'ja'} defaultChecked={felt.krysset} />;
    case 'fil':
      return <Input {...felles} type="file" accept={felt.typer} />;
  }
}

function Radiogruppe({ felt, sprak }: { felt: Extract<Skjemafeltvisning, { slag: 'radio' }>; sprak: Sprak }) {
  const id = feltId(felt.navn);
  const beskrevet = [felt.feil && `${id}-feil`, felt.hjelp && `${id}-hjelp`].filter(Boolean).join(' ');
  return (
    <Fieldset className="fm-skjemafelt" aria-describedby={beskrevet === '' ? undefined : beskrevet}>
      <Fieldset.Legend>
        <Etikett felt={felt} sprak={sprak} />
      </Fieldset.Legend>
      {felt.hjelp === undefined ? null : <Fieldset.Description id={`${id}-hjelp`}>{felt.hjelp}</Fieldset.Description>}
      {felt.valg.map((v, i) => {
        // The first choice carries the field's own id, so that the error summary can link to it.
        const valgId = i === 0 ? id : `${id}-${i}`;
        return (
          <Field key={v.verdi}>
            <Input
              type="radio"
              id={valgId}
              name={felt.navn}
              value={v.verdi}
              defaultChecked={v.verdi === felt.verdi}
              aria-invalid={felt.feil === undefined ? undefined : true}
              aria-describedby={v.hjelp === undefined ? undefined : `${valgId}-om`}
            />
            <Label htmlFor={valgId} weight="regular">
              {v.tekst}
            </Label>
            {v.hjelp === undefined ? null : <Field.Description id={`${valgId}-om`}>{v.hjelp}</Field.Description>}
          </Field>
        );
      })}
      {felt.feil === undefined ? null : <Feil id={`${id}-feil`} melding={felt.feil} sprak={sprak} />}
    </Fieldset>
  );
}

/** One field of a form: label, help, control and error tied together in the HTML, so that it holds without script. */
export function Skjemafelt({ felt, sprak }: { felt: Skjemafeltvisning; sprak: Sprak }) {
  if (felt.slag === 'radio') return <Radiogruppe felt={felt} sprak={sprak} />;
  const id = feltId(felt.navn);
  const beskrevet = [felt.feil && `${id}-feil`, felt.hjelp && `${id}-hjelp`].filter(Boolean).join(' ');
  const felles = {
    id,
    name: felt.navn,
    required: felt.valgfritt || felt.slag === 'avkryssing' ? undefined : true,
    'aria-invalid': felt.feil === undefined ? undefined : true,
    'aria-describedby': beskrevet === '' ? undefined : beskrevet,
  };
  const etikett = (
    <Label htmlFor={id} weight={felt.slag === 'avkryssing' ? 'regular' : 'medium'}>
      <Etikett felt={felt} sprak={sprak} />
    </Label>
  );
  const hjelp = felt.hjelp === undefined ? null : <Field.Description id={`${id}-hjelp`}>{felt.hjelp}</Field.Description>;
  const kontroll = <Kontroll felt={felt} felles={felles} />;
  return (
    <Field className="fm-skjemafelt">
      {felt.slag === 'avkryssing' ? (
        <>
          {kontroll}
          {etikett}
          {hjelp}
        </>
      ) : (
        <>
          {etikett}
          {hjelp}
          {kontroll}
        </>
      )}
      {felt.feil === undefined ? null : <Feil id={`${id}-feil`} melding={felt.feil} sprak={sprak} />}
    </Field>
  );
}

/** What must be put right, on top of the form, each with a link to its field. Nothing is drawn when there is nothing. */
export function Feiloppsummering({ feil, sprak }: { feil: readonly Feltfeil[]; sprak: Sprak }) {
  if (feil.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a custom element: without script it has no role of its own
    <ErrorSummary className="fm-feiloppsummering" role="group" aria-labelledby="feil-tittel" tabIndex={-1} data-color="warning">
      <ErrorSummary.Heading id="feil-tittel" level={2}>
        {tekst(sprak).skjema.feiloverskrift(feil.length)}
      </ErrorSummary.Heading>
      <ErrorSummary.List>
        {feil.map((f) => (
          <ErrorSummary.Item key={`${f.navn}-${f.melding}`}>
            <ErrorSummary.Link href={`#${feltId(f.navn)}`}>{f.melding}</ErrorSummary.Link>
          </ErrorSummary.Item>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  );
}

export interface Skjemavisning {
  readonly href: string;
  readonly felt: readonly Skjemafeltvisning[];
  /** Form key, the version it was based on, and the like. */
  readonly skjult?: Readonly<Record<string, string>> | undefined;
  readonly knapp: string;
  readonly avbrytHref?: string | undefined;
  /** Faults that belong to no field in particular; those of the fields are taken from the fields. */
  readonly feil?: readonly Feltfeil[] | undefined;
  readonly metode?: 'post' | 'get' | undefined;
}

/** A whole form: error summary, fields, button, cancel. `children` stand between the fields and the button. */
export function Skjema({ visning, sprak, children }: { visning: Skjemavisning; sprak: Sprak; children?: ReactNode }) {
  const feil = [
    ...visning.felt.flatMap((f) => (f.feil === undefined ? [] : [{ navn: f.navn, melding: f.feil }])),
    ...(visning.feil ?? []),
  ];
  const harFil = visning.felt.some((f) => f.slag === 'fil');
  return (
    <form
      className="fm-skjema"
      method={visning.metode ?? 'post'}
      action={visning.href}
      encType={harFil ? 'multipart/form-data' : undefined}
      noValidate
    >
      <Feiloppsummering feil={feil} sprak={sprak} />
      <Skjult felt={visning.skjult} />
      {visning.felt.map((f) => (
        <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
      ))}
      {children}
      <div className="fm-knapper">
        <Knapp>{visning.knapp}</Knapp>
        {visning.avbrytHref === undefined ? null : (
          <Knappelenke href={visning.avbrytHref} slag="stille">
            {tekst(sprak).handling.avbryt}
          </Knappelenke>
        )}
      </div>
    </form>
  );
}
