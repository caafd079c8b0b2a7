/** Name and sign of each command, in turn. */
function table(text: string): Record<string, string> {
  const words = text.trim().split(/\s+/);
  return Object.fromEntries(words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? '']] : [])));
}

// textcomp, T1 and the like.
const textSigns = table(`
  IJ Ĳ ij ĳ Hwithstroke Ħ hwithstroke ħ textbaht ฿ textbardbl ‖ textbigcircle ○ textblank ␢ textbrokenbar ¦ textcelsius ℃
  textcircledP ℗ textcolonmonetary ₡ textcurrency ¤ textdaggerdbl ‡ textdiscount ⁒ textdiv ÷ textdivorced ⚮ textdong ₫
  textdownarrow ↓ textestimated ℮ textflorin ƒ textfractionsolidus ⁄ textinterrobang ‽ textinterrobangdown ⸘ textlangle 〈
  textrangle 〉 textleftarrow ← textlira ₤ textlnot ¬ textlquill ⁅ textrquill ⁆ textmarried ⚭ textmho ℧ textminus − textmusicalnote ♪
  textnaira ₦ textohm Ω textopenbullet ◦ textpertenthousand ‱ textperthousand ‰ textpeso ₱ textrecipe ℞ textreferencemark ※
  textrightarrow → textservicemark ℠ textsurd √ textuparrow ↑ textvisiblespace ␣ textwon ₩ textasteriskcentered ∗ texttildelow ˷
  textacutedbl ˝ textgravedbl ˵ textasciiacute ´ textasciibreve ˘ textasciicaron ˇ textasciidieresis ¨ guillemetleft « guillemetright »
  textthreequartersemdash — emdash — endash – TM ™ textleaf ❧ textquotestraightbase ‚ textquotestraightdblbase „ textcopyleft 🄯 textcircled ◯ permil ‰
  celsius ℃ ohm Ω angstrom Å textschwa ə texthookabove ̉ textdagger † ddagger ‡ dagger † mho ℧ dotso … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯
  vdots ⋮ ddots ⋱ textsterling £ yen ¥ textzerooldstyle 0 textoneoldstyle 1 texttwooldstyle 2 textthreeoldstyle 3 textfouroldstyle 4
  textfiveoldstyle 5 textsixoldstyle 6 textsevenoldstyle 7 texteightoldstyle 8 textnineoldstyle 9 textbullet • textperiodcentered ·
`);

// Relations, operators, arrows and letters of mathematics.
const mathSigns = table(`
  lesssim ≲ gtrsim ≳ lessgtr ≶ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ nleq ≰ ngeq ≱ nless ≮ ngtr ≯ lll ⋘ ggg ⋙ prec ≺ succ ≻ preceq ⪯
  succeq ⪰ asymp ≍ doteq ≐ bumpeq ≏ triangleq ≜ approxeq ≊ thicksim ∼ thickapprox ≈ nsim ≁ ncong ≇ smile ⌣ frown ⌢ models ⊨ vdash ⊢
  dashv ⊣ Vdash ⊩ vDash ⊨ top ⊤ bot ⊥ mid ∣ nmid ∤ nparallel ∦ bowtie ⋈ ni ∋ owns ∋ supset ⊃ supseteq ⊇ subsetneq ⊊ supsetneq ⊋
  nsubseteq ⊈ nsupseteq ⊉ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ sqcap ⊓ sqcup ⊔ uplus ⊎ setminus ∖ smallsetminus ∖
  nexists ∄ varnothing ∅ lnot ¬ land ∧ lor ∨ ominus ⊖ oslash ⊘ odot ⊙ bigcirc ○ amalg ⨿ wr ≀ ltimes ⋉ rtimes ⋊ boxplus ⊞
  boxtimes ⊠ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigsqcup ⨆ coprod ∐ iint ∬ iiint ∭ oint ∮ angle ∠
  measuredangle ∡ sphericalangle ∢ triangleleft ◁ triangleright ▷ bigtriangleup △ bigtriangledown ▽ triangledown ▽ blacktriangle ▴
  square □ blacksquare ■ lozenge ◊ Diamond ◇ diamond ⋄ bigstar ★ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮
  sharp ♯ surd √ wp ℘ hslash ℏ beth ℶ gimel ℷ daleth ℸ digamma ϝ complement ∁ eth ð therefore ∴ because ∵ lfloor ⌊ rfloor ⌋ lceil ⌈
  rceil ⌉ Vert ‖ vert | lvert | rvert | lVert ‖ rVert ‖ gets ← longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷
  Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ iff ⟺ implies ⟹ Leftarrow ⇐ Uparrow ⇑ Downarrow ⇓ updownarrow ↕ Updownarrow ⇕
  nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
  leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ rightleftarrows ⇄ leadsto ⇝ rightsquigarrow ⇝ upharpoonright ↾
  longmapsto ⟼ nrightarrow ↛ nleftarrow ↚ twoheadrightarrow ↠ circlearrowright ↻ circlearrowleft ↺ backsim ∽ eqsim ≂ varGamma Γ
  varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω backepsilon ∍ upmu μ upOmega Ω
  tan tan cot cot sec sec csc csc arcsin arcsin arccos arccos arctan arctan sinh sinh cosh cosh tanh tanh lim lim limsup limsup
  liminf liminf sup sup inf inf det det dim dim ker ker deg deg gcd gcd arg arg hom hom Pr Pr lg lg mod mod bmod mod
`);

export const moreSymbols: Record<string, string> = { ...textSigns, ...mathSigns };
