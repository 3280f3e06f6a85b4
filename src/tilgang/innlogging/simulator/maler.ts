import { createHash } from 'node:crypto';
import type { Standinperson } from './folk.ts';
import type { Tjenestemal } from './modell.ts';

export const TENANT = '6b1f6e0c-4c57-4c0e-9d0a-5f1d3c2b1a00';
export const OMRADE = 'fjordvik.example';
export const ENTRAKONTEKST = 'c1';

/** The same person always has the same id at a provider, and another at the next. */
export function uuidFor(tjeneste: string, p: Standinperson): string {
  const h = createHash('sha256').update(`${tjeneste}|${p.id}`).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

const brukernavn = (p: Standinperson): string => p.brukernavn ?? uuidFor('bruker', p).slice(0, 8);

/** What each provider says, by its own documentation: see docs/beslutninger/0008-innlogging.md. */
export const MALER: readonly Tjenestemal[] = [
  {
    navn: 'idporten',
    tittel: 'ID-porten',
    sti: '/idporten',
    acr: ['idporten-loa-substantial', 'idporten-loa-high'],
    krav: (p) => ({ amr: ['TestID'], ...(p.identifikator === null ? {} : { pid: p.identifikator }) }),
  },
  {
    navn: 'feide',
    tittel: 'Feide',
    sti: '/feide',
    acr: ['urn:mace:feide.no:auth:level:fad08:3'],
    krav: (p) => ({
      'https://n.feide.no/claims/eduPersonPrincipalName': `${brukernavn(p)}@${OMRADE}`,
      email: `${brukernavn(p)}@${OMRADE}`,
      email_verified: false,
      // pupils have no user name in HR: the number tells who they are
      ...(p.brukernavn === undefined && p.identifikator !== null ? { 'https://n.feide.no/claims/nin': p.identifikator } : {}),
    }),
  },
  {
    navn: 'entra',
    tittel: 'Microsoft Entra',
    sti: `/entra/${TENANT}/v2.0`,
    acr: [],
    krav: (p) => ({
      tid: TENANT,
      oid: uuidFor('entra', p),
      acct: 0,
      acrs: [ENTRAKONTEKST],
      ver: '2.0',
      preferred_username: `${brukernavn(p)}@${OMRADE}`,
      ...(p.ansattnummer === undefined ? {} : { employeeid: p.ansattnummer }),
    }),
  },
  {
    navn: 'bankid',
    tittel: 'BankID',
    sti: '/bankid',
    acr: ['urn:bankid:bid;LOA=4', 'urn:bankid:bis;LOA=3'],
    krav: (p) => (p.identifikator === null ? {} : { nnin_altsub: p.identifikator }),
  },
];
