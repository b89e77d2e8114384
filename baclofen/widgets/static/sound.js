// A curve as pitch over time, made in the page: nothing is fetched. One voice at each ear; a click for each mark; a
// voice that leaves its limits trembles. What is heard also stands in the caption and in the picture.

const LOW_HZ = 180;
const HIGH_HZ = 720;

function pitch(number, voice) {
  const part = Math.min(Math.max((number - voice.low) / (voice.high - voice.low), 0), 1);
  return LOW_HZ * (HIGH_HZ / LOW_HZ) ** part;
}

function sonified(frames) {
  const context = new (window.AudioContext || window.webkitAudioContext)();
  const voices = frames.voices.map((voice) => {
    const tone = context.createOscillator();
    const loud = context.createGain();
    const side = context.createStereoPanner();
    loud.gain.value = 0;
    side.pan.value = voice.side;
    tone.connect(loud).connect(side).connect(context.destination);
    tone.start();
    return { voice, tone, loud };
  });
  let before = null;
  const click = () => {
    const tone = context.createOscillator();
    const loud = context.createGain();
    tone.type = "square";
    tone.frequency.value = 1400;
    loud.gain.setValueAtTime(0.12, context.currentTime);
    loud.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.06);
    tone.connect(loud).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.07);
  };
  return {
    at(now, moment) {
      const [low, high] = frames.limits;
      for (const { voice, tone, loud } of voices) {
        const number = now[voice.series];
        const outside = (low !== null && number < low) || (high !== null && number > high);
        const tremble = outside ? 0.5 + 0.5 * Math.sin(context.currentTime * 40) : 1;
        tone.frequency.setTargetAtTime(pitch(number, voice), context.currentTime, 0.02);
        const share = voice.loud ? now[voice.loud] : 1;
        loud.gain.setTargetAtTime(0.08 * share * tremble, context.currentTime, 0.01);
      }
      if (before !== null && frames.marks.some((mark) => before < mark && mark <= moment)) click();
      before = moment;
    },
    rest() { before = null; for (const { loud } of voices) loud.gain.setTargetAtTime(0, context.currentTime, 0.02); },
    end() { context.close(); },
  };
}
