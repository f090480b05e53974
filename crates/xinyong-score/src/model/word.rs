//! The words of a model: grades and classes, what a value rests on, and which way an indicator goes.

use crate::word::words;

words! {
    /// 信用等级
    Grade {
        /// A级
        A = "A",
        /// B级
        B = "B",
        /// C级
        C = "C",
        /// D级
        D = "D",
        /// E级
        E = "E",
    }
}

impl Grade {
    /// The next better grade; none above the best.
    pub fn better(self) -> Option<Self> {
        Self::ALL.iter().rev().copied().find(|&other| other < self)
    }
}

words! {
    /// 信用分类 (`hlj-2021` (四)), written as the measures write it.
    Class {
        /// Law-abiding and trustworthy.
        LawAbiding = "诚信守法",
        /// Minor dishonesty.
        MinorDishonesty = "轻微失信",
        /// General dishonesty.
        GeneralDishonesty = "一般失信",
        /// Serious dishonesty.
        SeriousDishonesty = "严重失信",
    }
}

words! {
    /// 来源性质: what a value rests on.
    Provenance {
        /// 法定: stated by a document in force
        Law = "law",
        /// 示例: ours, until the authority supplies its own
        Illustrative = "illustrative",
    }
}

words! {
    /// 指标特征 (`hlj-2021-rules` 7)
    Polarity {
        /// 负向: starts full, records take points away
        Negative = "negative",
        /// 正向: starts at zero, records give points
        Positive = "positive",
    }
}
