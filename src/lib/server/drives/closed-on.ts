import { neverClosed, type ClosedOn } from '$lib/drives/next-date';
import type { Tx } from '../scope';

/** Which days are closed in a province: the one place that asks for a calendar. While the house keeps none, every day is free. */
export async function closedOnOf(_tx: Tx, _provinceCode: string): Promise<ClosedOn> {
	return neverClosed;
}
