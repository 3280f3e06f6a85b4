export { lagAltinnsimulator, type Altinnsimulator } from './altinn.ts';
export { lagEpostsimulator, type Brev, type Epostsimulator } from './epost.ts';
export { lagPushsimulator, type Pushsimulator } from './push.ts';
export { lagSmssimulator, smsmal, type Mottatt, type Smssimulator } from './sms.ts';
