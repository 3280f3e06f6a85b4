import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Sikkerhetsniva } from '#grunn/tilgang/index.ts';

export const TILBYDERE = ['idporten', 'feide', 'entra', 'bankid'] as const;
export type Tilbyder = (typeof TILBYDERE)[number];
/** `utvikling`: sessions that tests make without a login. The database counts them only where all people are made up. */
export type Okttilbyder = Tilbyder | 'utvikling';

export const TILBYDERNAVN: Readonly<Record<Okttilbyder, string>> = {
  idporten: 'ID-porten',
  feide: 'Feide',
  entra: 'Microsoft Entra',
  bankid: 'BankID',
  utvikling: 'Test',
};

/** Kinds of people: which provider may log in which. A guardian comes with ID-porten only; a hat at work is not worn at home. */
export type Folkeslag = 'foresatt' | 'elev' | 'ansatt';
export const SLIPPER_INN: Readonly<Record<Okttilbyder, readonly Folkeslag[]>> = {
  idporten: ['foresatt'],
  feide: ['elev', 'ansatt'],
  entra: ['ansatt'],
  bankid: ['ansatt'],
  utvikling: ['foresatt', 'elev', 'ansatt'],
};

/** What a session rests on. */
export interface Oktgrunnlag {
  readonly personId: string;
  readonly sprak: Sprak;
  readonly na: string;
  readonly tilbyder: Okttilbyder;
  readonly niva: Sikkerhetsniva;
  readonly toFaktor: boolean;
  readonly enhet?: string | undefined;
  readonly utsteder?: string | undefined;
  readonly sid?: string | undefined;
  /** Encrypted. */
  readonly hint?: Buffer | undefined;
  readonly kontoId?: string | undefined;
  readonly haddeRolle?: boolean | undefined;
}

/** Minutes without use before a screen locks itself, for machines many people share. null: only the ordinary limit. */
const Minutter = z.number().int().min(1).max(30).nullable();
export const Autolas = z.object({
  /** For everybody without a school of their own in the table. */
  minutter: Minutter,
  /** Organisation number → minutes. Somebody at several schools gets the shortest. */
  skoler: z.record(z.string(), Minutter),
});
export type Autolas = z.infer<typeof Autolas>;
export const autolas = innstilling<Autolas>({
  navn: 'tilgang.autolas',
  skjema: Autolas,
  standard: { minutter: null, skoler: {} },
});

/** How long a guardian's own device may report absence without logging in. */
export const Enhetsokt = z.object({ dager: z.number().int().min(0).max(365) });
export type Enhetsokt = z.infer<typeof Enhetsokt>;
export const enhetsoktvarighet = innstilling<Enhetsokt>({
  navn: 'tilgang.enhetsokt',
  skjema: Enhetsokt,
  standard: { dager: 90 },
});
