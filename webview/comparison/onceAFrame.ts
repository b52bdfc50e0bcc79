/**
 * Makes of a drawing one that is done at once, and at most once a frame: what is asked for before it was painted is done
 * together, behind that frame. Two drawings in one frame would put off the first without anybody seeing it.
 */
export function onceAFrame(draw: () => void): () => void {
  let isUnpainted = false;
  let isDue = false;
  return function ask() {
    isDue = isUnpainted;
    if (isUnpainted) return;
    isUnpainted = true;
    draw();
    requestAnimationFrame(() =>
      setTimeout(() => {
        isUnpainted = false;
        if (isDue) ask();
      }),
    );
  };
}
