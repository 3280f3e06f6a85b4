// The addresses of the screens about protection. Only our own ids in them.
export const lenker = {
  sperr: (barn: string) => `/person/${barn}/sperring`,
  opphevSperring: (barn: string, id: string) => `/person/${barn}/sperring/${id}/opphev`,
  krets: (id: string) => `/person/${id}/krets`,
  taUtAvKrets: (id: string, krets: string) => `/person/${id}/krets/${krets}/ta-ut`,
  nodinnsyn: (id: string) => `/person/${id}/nodinnsyn`,
  godkjennNodinnsyn: (id: string, n: string) => `/person/${id}/nodinnsyn/${n}/godkjenn`,
  avsluttNodinnsyn: (id: string, n: string) => `/person/${id}/nodinnsyn/${n}/avslutt`,
  nodinnsynsliste: '/nodinnsyn',
  nodsok: '/nodinnsyn/nummer',
  frigivelser: '/frigivelse',
  frigivelse: (barn: string, hvem: string) => `/frigivelse/${barn}/${hvem}`,
  foresattilgang: '/foresattilgang',
  apne: '/foresattilgang/apne',
} as const;
