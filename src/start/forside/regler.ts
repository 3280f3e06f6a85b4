/** What one says at this hour (0–23) in Norway. */
export const hilsenFor = (time: number): 'morgen' | 'dag' | 'kveld' =>
  time >= 5 && time < 10 ? 'morgen' : time >= 10 && time < 18 ? 'dag' : 'kveld';
