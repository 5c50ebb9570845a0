ALTER TYPE measure ADD VALUE 'apprenticeship';
