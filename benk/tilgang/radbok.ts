// The rows of a world as they are asked: whoever an entry was joined with, what is in force, what was known.
import type { Rad, Sporreverden, Tabell } from './modell.ts';

export const s = (r: Rad, k: string): string => r[k] as string;
export const ms = (x: unknown): number => (x === null || x === undefined ? Number.POSITIVE_INFINITY : Date.parse(x as string));

export class Radbok {
  protected readonly v: Sporreverden;
  protected readonly naMs: number;
  private readonly over = new Map<string, string>();
  private readonly slag = new Map<string, Map<string, Rad[]>>();

  constructor(v: Sporreverden) {
    this.v = v;
    this.naMs = Date.parse(v.na);
    for (const r of v.rader['register.person'])
      if (r['sammenslatt_med'] !== null) this.over.set(s(r, 'id'), s(r, 'sammenslatt_med'));
  }

  protected ekte = (id: string): string => this.over.get(id) ?? id;

  /** Rows of a table whose column names this person, whatever entry was named. */
  protected finn(tabell: Tabell, kolonne: string, id: string): readonly Rad[] {
    const nokkel = `${tabell}.${kolonne}`;
    let bok = this.slag.get(nokkel);
    if (bok === undefined) {
      bok = new Map();
      for (const r of this.v.rader[tabell]) {
        const k = r[kolonne];
        if (typeof k !== 'string') continue;
        const e = this.ekte(k);
        bok.set(e, [...(bok.get(e) ?? []), r]);
      }
      this.slag.set(nokkel, bok);
    }
    return bok.get(id) ?? [];
  }

  protected iKraft = (r: Rad): boolean => this.begynt(r) && this.varer(r);
  protected begynt = (r: Rad): boolean => r['fra'] === null || s(r, 'fra') <= this.v.dag;
  protected varer = (r: Rad): boolean => r['til'] === null || s(r, 'til') >= this.v.dag;
  protected gjelder = (r: Rad): boolean => ms(r['opphevet']) > this.naMs;
  protected kjent = (r: Rad): boolean => ms(r['kjent_fra']) <= this.naMs && ms(r['kjent_til']) > this.naMs;
}
