// The addresses of the timetable. Schools, years and our own ids; never a name.
export const TIMEPLAN = '/timeplan';

type Verdi = string | number | null | undefined;
const med = (sti: string, sporring: Readonly<Record<string, Verdi>>): string => {
  const deler = Object.entries(sporring).flatMap(([n, v]) => (v === undefined || v === null || v === '' ? [] : [`${n}=${v}`]));
  return deler.length === 0 ? sti : `${sti}?${deler.join('&')}`;
};

export const planlenke = (v: {
  readonly skole?: string | null;
  readonly skolear?: number | null;
  readonly plan?: string | null;
  readonly vis?: string | null;
  readonly id?: string | null;
  readonly gjort?: string;
  readonly antall?: number;
  readonly sett?: string;
}): string => {
  const { skole, skolear, plan, vis, id, gjort, antall, sett } = v;
  return med(TIMEPLAN, { skole, skolear, plan, vis: vis === 'gruppe' ? undefined : vis, id, gjort, antall, sett });
};
export const cellelenke = (v: {
  readonly plan: string;
  readonly dag: number;
  readonly nr: number;
  readonly vis: string;
  readonly id: string | null;
  readonly aktivitet?: string;
}): string => {
  const { plan, dag, nr, vis, id, aktivitet } = v;
  return med(`${TIMEPLAN}/celle`, { plan, dag, nr, vis, id, aktivitet });
};
export const uklenke = (v: {
  readonly skole?: string | null;
  readonly vis?: string | null;
  readonly id?: string | null;
  readonly uke?: string | null;
  readonly gjort?: string;
  readonly sett?: string;
}): string => {
  const { skole, vis, id, uke, gjort, sett } = v;
  return med(`${TIMEPLAN}/uke`, { skole, vis: vis === 'gruppe' ? undefined : vis, id, uke, gjort, sett });
};
export const daglenke = (v: { readonly aktivitet: string; readonly nr: number; readonly dato: string }): string => {
  const { aktivitet, nr, dato } = v;
  return med(`${TIMEPLAN}/dag`, { aktivitet, nr, dato });
};
export const endreplanlenke = (plan: string): string => med(`${TIMEPLAN}/endre-plan`, { plan });
export const skolelenke = (hva: 'ringetider' | 'rom' | 'plan', v: { readonly skole: string; readonly skolear: number }): string =>
  med(`${TIMEPLAN}/${hva}`, { skole: v.skole, skolear: v.skolear });
export const lesInnlenke = (plan: string): string => med(`${TIMEPLAN}/les-inn`, { plan });
