import { useOwnLook } from '$lib/desk/device/own-look';
import type { PageLoad } from './$types';

// The shell holds no data and is the same for everybody: people come to it from this device alone, or from the server once somebody is signed in.
export const ssr = false;
export const csr = true;

export const load: PageLoad = ({ params }) => {
	useOwnLook();
	return { driveId: params.driveId };
};
