//! Invented residents and companies: valid check digits, agreeing across departments, from a fixed seed.

/// A small deterministic generator (xorshift64*): the same seed makes the same city.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % n.max(1)
    }

    /// One of these.
    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    fn word<'a>(&mut self, of: &'a [&'a str]) -> &'a str {
        self.pick(of).copied().unwrap_or_default()
    }
}

const SURNAMES: &[&str] =
    &["陈", "李", "黄", "张", "梁", "林", "刘", "吴", "罗", "杨", "周", "叶", "何", "郑", "钟", "欧阳", "谢", "邓", "曾", "卢"];
const GIVEN: &[&str] = &[
    "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "秀兰", "霞", "平", "嘉欣",
    "子轩", "梓涵", "浩然", "思琪",
];
const TOWNS: &[&str] =
    &["莞城街道", "东城街道", "南城街道", "万江街道", "石龙镇", "虎门镇", "长安镇", "厚街镇", "常平镇", "塘厦镇", "松山湖"];
const TRADES: &[&str] = &["电子科技", "精密五金", "服饰", "家具", "模具", "新材料", "食品", "物流", "智能装备", "纸业"];
const BRANDS: &[&str] = &["莞盛", "鸿达", "恒通", "粤丰", "新汇", "嘉诚", "东骏", "华创", "瑞科", "宏图"];

/// A resident who does not exist.
#[derive(Clone, Debug)]
pub(super) struct Resident {
    pub id_number: String,
    pub name: String,
    pub male: bool,
    pub born_on: String,
    pub address: String,
    pub household_no: String,
    pub status: &'static str,
    pub registered_on: Option<String>,
}

/// A company that does not exist.
#[derive(Clone, Debug)]
pub(super) struct Company {
    pub uscc: String,
    pub name: String,
    pub state: &'static str,
    pub capital: usize,
    pub founded_on: String,
}

pub(super) fn residents(dice: &mut Dice, count: usize) -> Vec<Resident> {
    (0..count).map(|n| resident(dice, n)).collect()
}

fn resident(dice: &mut Dice, n: usize) -> Resident {
    let (year, month, day) = (1940 + dice.below(80), 1 + dice.below(12), 1 + dice.below(28));
    let male = dice.below(2) == 1;
    // The order code makes numbers unique; its parity tells the sex (GB 11643).
    let order = (n % 499) * 2 + usize::from(male);
    let body = format!("44190{}{year:04}{month:02}{day:02}{order:03}", n / 499 % 10);
    let adult = year < 2004;
    let status = if adult { dice.word(&["未婚", "结婚", "结婚", "结婚", "离婚", "丧偶"]) } else { "未婚" };
    let status = ["未婚", "结婚", "离婚", "丧偶"].into_iter().find(|s| *s == status).unwrap_or("未婚");
    let registered = matches!(status, "结婚" | "离婚")
        .then(|| format!("{:04}-{:02}-{:02}", (year + 24).min(2025), 1 + dice.below(12), 1 + dice.below(28)));
    Resident {
        id_number: format!("{body}{}", id_check(&body)),
        name: format!("{}{}", dice.word(SURNAMES), dice.word(GIVEN)),
        male,
        born_on: format!("{year:04}-{month:02}-{day:02}"),
        address: format!("广东省东莞市{}示例路{}号{}房", dice.word(TOWNS), 1 + dice.below(300), 101 + dice.below(1_900)),
        household_no: format!("{:09}", 100_000_000 + n / 3),
        status,
        registered_on: registered,
    }
}

pub(super) fn companies(dice: &mut Dice, count: usize) -> Vec<Company> {
    (0..count).map(|n| company(dice, n)).collect()
}

fn company(dice: &mut Dice, n: usize) -> Company {
    let body = format!("91441900MA{n:07}");
    let states = ["存续", "存续", "存续", "存续", "注销", "吊销", "迁出"];
    Company {
        uscc: format!("{body}{}", uscc_check(&body)),
        name: format!("东莞市{}{}（合成）{}有限公司", dice.word(BRANDS), n, dice.word(TRADES)),
        state: states.get(dice.below(states.len())).copied().unwrap_or("存续"),
        capital: 10 + dice.below(5_000),
        founded_on: format!("{:04}-{:02}-{:02}", 1995 + dice.below(31), 1 + dice.below(12), 1 + dice.below(28)),
    }
}

/// The check character for 17 digits: the one the hub's own check accepts.
fn id_check(body: &str) -> char {
    "0123456789X".chars().find(|c| domain::quality::resident_id(&format!("{body}{c}"))).unwrap_or('0')
}

fn uscc_check(body: &str) -> char {
    "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().find(|c| domain::quality::uscc(&format!("{body}{c}"))).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_same_seed_makes_the_same_city_and_every_number_is_valid() {
        let city = |seed| residents(&mut Dice::new(seed), 3_000);
        let (a, b) = (city(7), city(7));
        assert!(a.iter().zip(&b).all(|(x, y)| x.id_number == y.id_number && x.name == y.name));
        assert!(a.iter().all(|r| domain::quality::resident_id(&r.id_number)));
        let numbers: HashSet<_> = a.iter().map(|r| &r.id_number).collect();
        assert_eq!(numbers.len(), a.len(), "no two residents share a number");
        assert!(companies(&mut Dice::new(7), 500).iter().all(|c| domain::quality::uscc(&c.uscc)));
    }
}
