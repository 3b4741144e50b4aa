/** Keeps a screen from going dark while its page is shown, where the browser can; the answer lets go of it. */
export function stayAwake(): () => void {
	if (!('wakeLock' in navigator)) return () => {};
	let lock: WakeLockSentinel | undefined;
	const hold = async () => {
		if (document.visibilityState === 'visible')
			lock = await navigator.wakeLock.request('screen').catch(() => undefined);
	};
	void hold();
	document.addEventListener('visibilitychange', hold);
	return () => {
		document.removeEventListener('visibilitychange', hold);
		void lock?.release();
	};
}
