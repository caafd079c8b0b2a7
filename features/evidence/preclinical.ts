// Speciosa's own ladder for work that OCEBM puts at level 5 at best; kept visibly apart from it.

export const preclinicalCodes = ['P0', 'P1', 'P2', 'P3', 'P4', 'P5'] as const;
export type PreclinicalCode = (typeof preclinicalCodes)[number];

type Rung = { name: string; meaning: string };

export const preclinicalLadder: Readonly<Record<PreclinicalCode, Rung>> = {
  P0: { name: 'In silico', meaning: 'Predicted by computation: docking, simulation, models trained on other data.' },
  P1: {
    name: 'In vitro: binding',
    meaning: 'Measured that a compound occupies a target in membranes or cells, not what it does there.',
  },
  P2: {
    name: 'In vitro: functional',
    meaning: 'Measured what a compound does to signalling, currents or enzymes in cells or preparations of them.',
  },
  P3: { name: 'Ex vivo tissue', meaning: 'Measured in an organ or a tissue slice kept alive outside the body.' },
  P4: { name: 'In vivo: animal', meaning: 'Measured in living animals; people may differ in kind and in degree.' },
  P5: {
    name: 'Human pharmacology',
    meaning: 'Pharmacokinetics, pharmacodynamics or imaging in people; says what the body does, not whether it helps.',
  },
};
