/** Everybody waits until all have come. */
export function meetingOf(many: number): () => Promise<void> {
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return () => {
		if ((many -= 1) === 0) open();
		return opened;
	};
}
