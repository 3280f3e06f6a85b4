// Synthetic numbers of every kind. Rules 1.1 and 1.2: month + 80 as in Tenor, control digits computed after the addition.

const VEKT_1 = [3, 7, 6, 1, 8, 9, 4, 5, 2] as const;
const VEKT_2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const;
const VEKT_DUF = [4, 6, 3, 2, 4, 6, 3, 2, 7, 5] as const;
const VEKT_ORG = [3, 2, 7, 6, 5, 4, 3, 2] as const;

export type Kjonn = 'kvinne' | 'mann';

function vektsum(sifre: string, vekter: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < vekter.length; i++) sum += (vekter[i] as number) * (sifre.charCodeAt(i) - 48);
  return sum;
}

/** Adds both control digits to nine digits by the 1964 rule; null when a control digit would be 10 and the number is not issued. */
export function medKontrollsifre(nisifret: string): string | null {
  const k1 = (11 - (vektsum(nisifret, VEKT_1) % 11)) % 11;
  if (k1 === 10) return null;
  const tisifret = `${nisifret}${k1}`;
  const k2 = (11 - (vektsum(tisifret, VEKT_2) % 11)) % 11;
  return k2 === 10 ? null : `${tisifret}${k2}`;
}

/** An organisation number from eight digits, or null when no control digit exists. Brønnøysund's synthetic numbers start with 2 or 3. */
export function organisasjonsnummer(attesifret: number): string | null {
  const sifre = String(attesifret);
  const k = (11 - (vektsum(sifre, VEKT_ORG) % 11)) % 11;
  return k === 10 ? null : `${sifre}${k}`;
}

/** A DUF number: year, six-digit serial number and two control digits 00..10. */
export function dufnummer(ar: number, lopenummer: number): string {
  const ti = `${ar}${String(lopenummer).padStart(6, '0')}`;
  return `${ti}${String(vektsum(ti, VEKT_DUF) % 11).padStart(2, '0')}`;
}

/** Day + 40 in a D-number, month + 80 in every synthetic number. `dato` is YYYY-MM-DD. */
function datosifre(dato: string, dNummer: boolean): string {
  const dag = Number(dato.slice(8, 10)) + (dNummer ? 40 : 0);
  const maned = Number(dato.slice(5, 7)) + 80;
  return `${String(dag).padStart(2, '0')}${maned}${dato.slice(2, 4)}`;
}

/** Hands out numbers so that none is handed out twice in the same world. */
export interface Nummerserie {
  /** The number may carry another date than `dato` when the day is used up (folkeregisterforskriften § 3-3-1). */
  fodselsnummer(dato: string, kjonn: Kjonn): string;
  dNummer(dato: string, kjonn: Kjonn): string;
  duf(ar: number): string;
  /** Nine digits starting with 3. */
  organisasjonsnummer(): string;
}

const PER_KJONN = 250; // individual digits per day and gender: 000-499 up to 1999, 500-999 from 2000
const DAG_MS = 86_400_000;

function nesteDag(dato: string): string {
  return new Date(Date.parse(`${dato}T00:00:00Z`) + DAG_MS).toISOString().slice(0, 10);
}

/** A fresh series. Throws if the numbers of ten days in a row are used up: the world is then larger than the number system. */
export function nummerserie(fro: number): Nummerserie {
  const brukt = new Map<string, number>();
  let dufNeste = 100 + (fro % 1000);
  let orgNeste = 31_000_000 + (fro % 9973);

  function neste(fodselsdato: string, kjonn: Kjonn, dNummer: boolean): string {
    let dato = fodselsdato;
    for (let forsok = 0; forsok < 10; forsok++) {
      const sifre = datosifre(dato, dNummer);
      const ar = Number(dato.slice(0, 4));
      const grunn = ar >= 2000 ? 500 : 0;
      const nokkel = `${sifre}${ar < 2000 ? 'a' : 'b'}${kjonn}`;
      // Steps of 89 through 250 slots visit each once, from a start that depends on the seed and the day: no run of neighbours.
      const start = (fro + Number(sifre) * 7) % PER_KJONN;
      let i = brukt.get(nokkel) ?? 0;
      while (i < PER_KJONN) {
        const individ = grunn + ((start + i * 89) % PER_KJONN) * 2 + (kjonn === 'mann' ? 1 : 0);
        i += 1;
        const nummer = medKontrollsifre(`${sifre}${String(individ).padStart(3, '0')}`);
        if (nummer === null) continue;
        brukt.set(nokkel, i);
        return nummer;
      }
      brukt.set(nokkel, i);
      dato = nesteDag(dato);
    }
    throw new RangeError('No numbers left around this date');
  }

  return {
    fodselsnummer: (dato, kjonn) => neste(dato, kjonn, false),
    dNummer: (dato, kjonn) => neste(dato, kjonn, true),
    duf: (ar) => dufnummer(ar, (dufNeste += 7)),
    organisasjonsnummer() {
      for (;;) {
        orgNeste += 13;
        const nummer = organisasjonsnummer(orgNeste);
        if (nummer !== null) return nummer;
      }
    },
  };
}
