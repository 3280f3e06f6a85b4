// What leaves the house to a person: that there is something, never what. Types, kinds and the kommune's own settings.
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Rett } from '#tilgang/relasjon/index.ts';

export const KANALER = ['push', 'epost', 'sms'] as const;
export type Kanalnavn = (typeof KANALER)[number];

export const TILSTANDER = ['koet', 'holdt', 'nektet', 'sendt', 'bekreftet', 'feilet'] as const;
export type Tilstand = (typeof TILSTANDER)[number];

/** nod: a child's safety; vedtak: of a decision (eForvaltningsforskriften § 8); tjeneste: everything else. */
export const KLASSER = ['nod', 'vedtak', 'tjeneste'] as const;
export type Klasse = (typeof KLASSER)[number];

export const VARSELSLAG = [
  'elevEtterlyst',
  'etterlysningAvklart',
  'fravarMeldt',
  'fravarUmeldt',
  'barnGikkHjem',
  'permisjonSokt',
  'vedtakKlart',
  'vedtakPaminnelse',
  'samtaleApnet',
  'samtalePaminnelse',
  'samtaleEndret',
  'pameldingApnet',
  'pameldingPaminnelse',
  'pameldingEndret',
  'pameldingPlass',
  'nyForesatt',
  'timeplanEndret',
  'skolestartApnet',
  'skolestartVedtak',
] as const;
export type Varselslag = (typeof VARSELSLAG)[number];

export interface Slagregel {
  readonly klasse: Klasse;
  /** What a receiver must have the right to. */
  readonly rett: Extract<Rett, 'varsles' | 'nodmelding'>;
  /** Goes before the others, and at night too. */
  readonly haster: boolean;
  /** Hours after which it is too late to say it. */
  readonly levetid: number;
}

export const SLAG: Readonly<Record<Varselslag, Slagregel>> = {
  elevEtterlyst: { klasse: 'nod', rett: 'nodmelding', haster: true, levetid: 4 },
  etterlysningAvklart: { klasse: 'nod', rett: 'nodmelding', haster: true, levetid: 12 },
  barnGikkHjem: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 8 },
  // away, and nobody at home has said it: the school tells them the same day
  fravarUmeldt: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 8 },
  fravarMeldt: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 24 },
  permisjonSokt: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 72 },
  vedtakKlart: { klasse: 'vedtak', rett: 'varsles', haster: false, levetid: 168 },
  vedtakPaminnelse: { klasse: 'vedtak', rett: 'varsles', haster: false, levetid: 168 },
  samtaleApnet: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 168 },
  samtalePaminnelse: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 72 },
  samtaleEndret: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 72 },
  pameldingApnet: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 168 },
  pameldingPaminnelse: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 72 },
  pameldingEndret: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 72 },
  pameldingPlass: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 72 },
  nyForesatt: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 720 },
  timeplanEndret: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 24 },
  skolestartApnet: { klasse: 'tjeneste', rett: 'varsles', haster: false, levetid: 336 },
  skolestartVedtak: { klasse: 'vedtak', rett: 'varsles', haster: false, levetid: 168 },
};
export const erVarselslag = (slag: string): slag is Varselslag => Object.hasOwn(SLAG, slag);

const Klokkeslett = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Rekke = z.array(z.enum(KANALER)).max(3);
/** What the kommune decides of notices. */
export const Varseloppsett = z.object({
  /** Nothing but what is urgent leaves between these; the same twice: no quiet hours. */
  stillFra: Klokkeslett,
  stillTil: Klokkeslett,
  /** Stops everything but `nod` at once, and keeps it. */
  stanset: z.boolean(),
  /** Minutes an urgent notice waits for a channel to confirm before the next is tried too. */
  ventMinutter: z.number().int().min(1).max(30),
  /** Channels in the order they are tried. */
  kanaler: z.object({ nod: Rekke, vedtak: Rekke, tjeneste: Rekke }),
});
export type Varseloppsett = z.infer<typeof Varseloppsett>;
export const varseloppsett = innstilling<Varseloppsett>({
  navn: 'eksport.varsel',
  skjema: Varseloppsett,
  standard: {
    stillFra: '21:00',
    stillTil: '07:00',
    stanset: false,
    ventMinutter: 1,
    kanaler: { nod: ['push', 'sms', 'epost'], vedtak: ['epost', 'sms'], tjeneste: ['push', 'epost', 'sms'] },
  },
});

/** Why a notice was refused, is held or failed. The relation's own words come beside these. */
export const GRUNNER = [
  'ingenRett',
  'ikkeSyn',
  'foreldet',
  'vernet',
  'skjermet',
  'reservert',
  'utdatert',
  'ingenAdresse',
  'ukjentSlag',
  'stilletid',
  'stanset',
  'foresattstenging',
  'utlopt',
  'avvist',
  'ikkeLevert',
  'leverandor',
] as const;

export interface Pushmottaker {
  readonly id: string;
  readonly endepunkt: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** What a channel is handed: an address, a text without content, and the key that makes two of it one. */
export interface Forsendelse {
  /** The same at every try on this channel. */
  readonly nokkel: string;
  readonly til: string;
  readonly push?: Pushmottaker;
  /** What the device says back when it has shown it. Goes to the device alone, sealed. */
  readonly kvittering?: string;
  readonly sprak: Sprak;
  readonly emne: string;
  readonly tekst: string;
  readonly haster: boolean;
  /** ISO; a provider that keeps it longer throws it away. */
  readonly utloper: string;
}

/** sendt: taken, not confirmed; bekreftet: the provider's own word that it is there; avvist: this address will never do. */
export type Sendesvar =
  | { readonly utfall: 'sendt' | 'bekreftet'; readonly referanse: string }
  | { readonly utfall: 'avvist'; readonly dodt?: true };

export type Statussvar = 'bekreftet' | 'ikkeLevert' | 'underveis';

/** A way out of the house. `send` @throws Kildefeil when it may go better later. */
export interface Kanal {
  readonly send: (f: Forsendelse) => Promise<Sendesvar>;
  /** What became of what was taken; left out where nobody can be asked. */
  readonly status?: (referanse: string) => Promise<Statussvar>;
}
export type Kanaler = Readonly<Partial<Record<Kanalnavn, Kanal>>>;
